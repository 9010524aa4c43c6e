import type { ShownRequest, ShownResponse } from '../http/shown.ts';
import type { Diagnostic } from '../openapi/diagnostic.ts';
import type { Clause, Family, Level, Severity } from './check.ts';
import type { GeneratorId } from './generator.ts';
import type { Finding, Outcome } from './outcome.ts';

/** First line of a run file: what was run, enough for every report to need nothing else. */
export interface StartRecord {
  readonly type: 'start';
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'plumbline'; readonly version: string };
  readonly document: {
    readonly source: string;
    readonly title: string;
    readonly version: string;
    readonly openapi: string;
    readonly digest: string;
    /** The text of the document, for reports that show it; absent above 512 KiB. */
    readonly text?: string;
  };
  readonly target: { readonly url: string; readonly embedded: boolean };
  readonly seed: number;
  /** ISO 8601. The only time in a run file that is not a duration. */
  readonly startedAt: string;
  readonly settings: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly shard: { readonly index: number; readonly of: number };
  readonly operations: readonly OperationRecord[];
  readonly generators: readonly { readonly id: GeneratorId; readonly summary: string }[];
  readonly checks: readonly CheckRecord[];
  readonly diagnostics: readonly Diagnostic[];
  /** The run before this one, where its run file was still there. */
  readonly previous?: PreviousRun;
}

/** An earlier run of the same document, as far as a comparison needs it. */
export interface PreviousRun {
  /** ISO 8601. */
  readonly startedAt: string;
  /** Base URL. */
  readonly target: string;
  readonly verdict: Verdict;
  readonly findings: readonly PreviousFinding[];
}

export interface PreviousFinding {
  readonly id: string;
  readonly check: string;
  /** Operation label. */
  readonly operation: string;
  readonly generator: GeneratorId;
  readonly actual: string;
}

export interface OperationRecord {
  readonly label: string;
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags: readonly string[];
  readonly at: { readonly pointer: string; readonly line?: number; readonly column?: number };
  readonly documentedStatuses: readonly string[];
}

export interface CheckRecord {
  readonly id: string;
  readonly family: Family;
  readonly level: Level;
  readonly severity: Severity | 'off';
  readonly requirement: string;
  readonly clause: Clause;
  readonly enabled: boolean;
}

export type OutcomeRecord = {
  readonly type: 'outcome';
  readonly durationMs: number;
  /** How many of its cases, in order, were judged; only where the run ended before all were. */
  readonly judged?: number;
} & Outcome;
export type FindingRecord = { readonly type: 'finding' } & Finding;
export interface ExchangeRecord {
  readonly type: 'exchange';
  readonly operation: string;
  readonly generator: GeneratorId;
  /** Absent where no case asked for it: the first look at the target, and clearing up. */
  readonly address?: string;
  /** Absent in exchanges that others had. */
  readonly purpose?: Purpose;
  readonly request: ShownRequest;
  readonly response?: ShownResponse;
  readonly failure?: { readonly kind: string; readonly message: string };
  /** Milliseconds since the start of the run. */
  readonly atMs: number;
}

/**
 * What an exchange was for. Only `case` follows from document, seed and options alone; the others depend on what the
 * target answered before.
 */
export type Purpose = 'case' | 'scouting' | 'confirmation' | 'shrinking' | 'preparation' | 'sequence' | 'clean-up';

/** Coverage of one operation: keyword × place, statuses, latency. */
export interface CoverageRecord {
  readonly operation: string;
  readonly constraints: {
    readonly tried: number;
    readonly of: number;
    readonly untried: readonly string[];
    readonly ledger: readonly {
      readonly place: string;
      readonly keyword: string;
      readonly state: 'tried' | 'proven' | 'impossible' | 'ambiguous' | 'unmodelled';
      readonly reason?: string;
    }[];
  };
  readonly statuses: { readonly seen: readonly string[]; readonly documented: readonly string[] };
  /** Never got a 2xx, and why. */
  readonly notReached?: string;
  readonly latencyMs: { readonly p50: number; readonly p95: number; readonly max: number; readonly count: number };
}

/** Last line of a run file; a truncated file has none. */
export interface EndRecord {
  readonly type: 'end';
  readonly verdict: Verdict;
  readonly totals: Totals;
  readonly coverage: readonly CoverageRecord[];
  /** One sentence each: what was not tested, and why. */
  readonly notTested: readonly string[];
  /** One sentence, when the verdict is inconclusive or the run was cut short. */
  readonly reason?: string;
  readonly interrupted?: boolean;
  /** Fingerprint → how often it was seen; a finding's own count is that of the moment it was written. */
  readonly occurrences?: Readonly<Record<string, number>>;
  /** Resources the run created and could not delete. */
  readonly leftBehind?: readonly string[];
  /** What the target asked of the run, or made of it: that it wait, that it send less at once. One sentence each. */
  readonly conditions?: readonly string[];
}

export type Verdict = 'conforms' | 'deviates' | 'inconclusive';

export interface Totals {
  readonly operations: number;
  readonly tested: number;
  readonly cases: number;
  readonly requests: number;
  readonly errors: number;
  readonly warnings: number;
  readonly known: number;
  readonly skipped: number;
  readonly durationMs: number;
}

export type RunRecord = StartRecord | OutcomeRecord | FindingRecord | ExchangeRecord | EndRecord;

/** A whole run, as reports see it: the records of one run file, or of several merged. Plain data. */
export interface Run {
  readonly start: StartRecord;
  readonly outcomes: readonly OutcomeRecord[];
  /** Most important first: errors before warnings, then by check, operation, id. */
  readonly findings: readonly Finding[];
  readonly exchanges: readonly ExchangeRecord[];
  /** Made up from the other records when the file was cut off. */
  readonly end: EndRecord;
}
