import type { Transport } from '../http/exchange.ts';
import type { Identities, Target } from '../http/identity.ts';
import type { ApiDocument } from '../openapi/api-document.ts';
import type { Diagnostic } from '../openapi/diagnostic.ts';
import type { Operation } from '../openapi/operation.ts';
import type { Extension } from './extension.ts';
import type { FixedParameters } from './fixed-parameters.ts';
import type { GeneratorId } from './generator.ts';
import type { PreviousRun, RunRecord } from './run-record.ts';

/** Everything a run depends on. Time comes in through `now`, so that the engine itself is pure but for the target. */
export interface RunOptions {
  readonly document: ApiDocument;
  /** The operations to test: selected, in document order. */
  readonly operations: readonly Operation[];
  /** Selected, and left out by the configuration, with the reason. */
  readonly skipped?: readonly SkippedOperation[];
  /** Operation label → values that its parameters always have. */
  readonly fixed?: FixedParameters;
  /** Operation label → statuses that any of its requests may get, documented or not. */
  readonly expected?: ReadonlyMap<string, ReadonlySet<number>>;
  /** What the configuration says oddly of the document; beside the document's own. */
  readonly diagnostics?: readonly Diagnostic[];
  readonly target: Target;
  /** True when the target is the embedded mock. */
  readonly embedded: boolean;
  readonly identities: Identities;
  /** All configured secrets, for redaction and for `credentials-not-echoed`. */
  readonly secrets: readonly string[];
  readonly transport: Transport;
  readonly seed: number;
  /** Most random cases per operation and generator. */
  readonly cases: number;
  readonly concurrency: number;
  /** Most requests a second; `undefined`: unlimited. */
  readonly rate?: number;
  /** Milliseconds for one exchange. */
  readonly timeout: number;
  readonly maxResponseTime?: number;
  /** Milliseconds for the run. */
  readonly timeLimit?: number;
  readonly maxRequests?: number;
  readonly readOnly: boolean;
  /** Every warning is an error. */
  readonly strict: boolean;
  readonly formats: boolean;
  readonly disposableCredentials: boolean;
  /** `undefined`: all. */
  readonly generators?: readonly GeneratorId[];
  /** Ids to enable although they are off, or, with a leading `-`, to leave out; a list without `-` runs only these. */
  readonly checks?: readonly string[];
  /** Checks and generators of the user's own. */
  readonly extension?: Extension;
  readonly profiles: readonly string[];
  readonly shard: { readonly index: number; readonly of: number };
  /** Stop after this many distinct findings. */
  readonly stopAfter?: number;
  /** What an earlier run has judged already; it is not sent again. */
  readonly judged?: {
    /** `METHOD /path generator` → how many of its cases, in order; `Infinity`: all. */
    readonly cases: ReadonlyMap<string, number>;
    /** Fingerprints that are written down already. */
    readonly findings: readonly string[];
  };
  /** Every exchange becomes a record. */
  readonly record: boolean;
  readonly failOn: 'error' | 'warning' | 'none';
  /** Fingerprints that do not count, with owner, reason and expiry. */
  readonly known?: ReadonlyMap<
    string,
    { readonly owner?: string; readonly reason?: string; readonly expires?: string }
  >;
  /** Shown in the run file: what was asked for, without secrets. */
  readonly settings: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly version: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Text of the document for the run file; absent when it is too large. */
  readonly documentText?: string;
  /** What reports compare this run with. */
  readonly previous?: PreviousRun;
  /** Milliseconds, monotonic. */
  now(): number;
  readonly signal?: AbortSignal;
  /** Called for every record in order: `start` first, `end` last. Synchronous. */
  sink(record: RunRecord): void;
  /** Called often, cheaply; the terminal decides when to paint. */
  progress?(progress: Progress): void;
}

/** An operation that is not tested because somebody said so. */
export interface SkippedOperation {
  readonly operation: Operation;
  /** One clause for people, with the day until which it holds, where there is one. */
  readonly reason: string;
}

export interface Progress {
  readonly operations: { readonly done: number; readonly of: number };
  readonly cases: number;
  readonly requests: number;
  readonly findings: number;
  /** Operation label that is being tested, for the live line. */
  readonly current?: string;
  readonly elapsedMs: number;
}
