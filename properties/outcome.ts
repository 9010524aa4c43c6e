import type { Violation } from '../http/case.ts';
import type { ShownRequest, ShownResponse } from '../http/shown.ts';
import type { ErrorCode } from '../openapi/error.ts';
import type { Clause, Level, Severity } from './check.ts';
import type { GeneratorId } from './generator.ts';

/** `SEED/OPERATION/GENERATOR/INDEX`: what `plumbline replay` re-sends. */
export type Address = string;

/** The lines of the document around a promise, so that reports need no file. */
export interface CodeFrame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** The number of the first of `lines`. */
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/** A deviation with identity and evidence, redacted when it was made. One per fingerprint; the others are counted. */
export interface Finding {
  /** Fingerprint: 12 hex of SHA-256 over check, METHOD /path, pointer + keyword, status. */
  readonly id: string;
  readonly check: string;
  readonly level: Level;
  readonly severity: Severity;
  readonly operation: { readonly method: string; readonly path: string; readonly operationId?: string };
  readonly generator: GeneratorId;
  readonly requirement: string;
  readonly clause: Clause;
  readonly expected: string;
  readonly actual: string;
  /** What was sent, in one clause. */
  readonly sent: string;
  readonly at: { readonly pointer: string; readonly file?: string; readonly line?: number; readonly column?: number };
  readonly frame?: CodeFrame;
  readonly violation?: Omit<Violation, 'summary' | 'schema'>;
  /** Pointer into the response body, or `header Name`: the part to mark. */
  readonly part?: string;
  readonly request: ShownRequest;
  /** For an invalid request: a valid one of the same operation that the target had accepted. */
  readonly accepted?: ShownRequest;
  /** Absent when there was no complete answer. */
  readonly response?: ShownResponse;
  /** For a sequence: the exchanges before, oldest first. */
  readonly before?: readonly { readonly request: ShownRequest; readonly response: ShownResponse }[];
  readonly failure?: { readonly kind: string; readonly message: string };
  /** When it did not repeat: the answer that conformed. */
  readonly intermittent?: { readonly failed: number; readonly of: number; readonly other?: ShownResponse };
  readonly curl: string;
  readonly address: Address;
  readonly occurrences: number;
  /** Known by baseline or waiver: does not count, stays visible. */
  readonly known?: { readonly owner?: string; readonly reason?: string; readonly expires?: string };
}

interface Subject {
  /** Operation label. */
  readonly operation: string;
  readonly generator: GeneratorId;
}

/** What became of one operation × generator. Four verdicts, never blurred. */
export type Outcome = Subject &
  (
    | { readonly status: 'pass'; readonly cases: number; readonly requests: number }
    | {
        readonly status: 'fail';
        readonly cases: number;
        readonly requests: number;
        readonly findings: readonly string[];
      }
    | { readonly status: 'skip'; readonly reason: string }
    | {
        readonly status: 'error';
        readonly code: ErrorCode;
        readonly message: string;
        readonly cases: number;
        readonly requests: number;
      }
  );
