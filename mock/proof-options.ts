import type { ApiDocument } from '../openapi/api-document.ts';
import type { Operation } from '../openapi/operation.ts';

/** What to prove, and with how much effort. */
export interface ProveOptions {
  readonly document: ApiDocument;
  readonly operations: readonly Operation[];
  readonly seed: number;
  /** Random cases per operation and generator. */
  readonly cases: number;
  /** Faults at a time, in each thread. */
  readonly parallel: number;
  /** Threads beside this one; 0 and absent: all in this one. */
  readonly threads?: number;
  /** Milliseconds after which no other fault is begun. */
  readonly timeLimit?: number;
  /** Ids of faults, or `ID@operation`; all that apply when absent. */
  readonly only?: readonly string[];
  now(): number;
  readonly signal?: AbortSignal;
  progress?(done: number, of: number): void;
}
