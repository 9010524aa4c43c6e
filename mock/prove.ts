import { applicableFaults } from './faults/select.ts';
import { startCrew } from './proof-crew.ts';
import type { ProveOptions } from './proof-options.ts';
import { breadthFirst } from './proof-order.ts';
import type { ProofResult } from './proof-result.ts';
import { runOnce, shownFinding } from './proof-run.ts';

/** The suite judged by its own mutants. */
export interface Proof {
  /** The faultless mock had no finding. */
  readonly clean: boolean;
  /** What it had, when it had some. */
  readonly alarms: readonly string[];
  /** In the order of the registry and of the document. */
  readonly results: readonly ProofResult[];
  /** Lies that the time did not suffice for. */
  readonly untried: readonly { readonly id: string; readonly operation: string }[];
}

/**
 * Runs the suite against the faultless mock, then against every lie that shows on this document: each kind of lie once
 * before any a second time, so that a short time says something of all of them.
 */
export async function prove(options: ProveOptions): Promise<Proof> {
  const { document, operations, only, signal, now } = options;
  const started = now();
  const baseline = await runOnce(options, undefined, signal);
  const lies = applicableFaults(operations, document, only);
  const order = breadthFirst(lies);
  const results: (ProofResult | undefined)[] = lies.map(() => undefined);
  let next = 0;
  let done = 0;
  const stopped = (): boolean =>
    signal?.aborted === true || (options.timeLimit !== undefined && now() - started >= options.timeLimit);
  const crew = startCrew(options, lies);
  try {
    await Promise.all(
      crew.hands.map(async (attempt) => {
        while (next < order.length && !stopped()) {
          const lie = order[next++] ?? 0;
          results[lie] = await attempt(lie);
          options.progress?.(++done, lies.length);
        }
      }),
    );
  } finally {
    await crew.dismiss();
  }
  return {
    clean: baseline.findings.length === 0,
    alarms: baseline.findings.map(shownFinding),
    results: results.filter((result) => result !== undefined),
    untried: lies
      .filter((_, i) => results[i] === undefined)
      .map(({ fault, operation }) => ({ id: fault.id, operation: operation.label })),
  };
}
