import type { Operation } from '../openapi/operation.ts';
import { creators } from '../properties/engine/creators.ts';
import { resourcePrefix } from '../properties/engine/resource-pool.ts';
import type { GeneratorId } from '../properties/generator.ts';
import { type ApplicableFault, applicableFaults } from './faults/select.ts';
import { startCrew } from './proof-crew.ts';
import type { ProveOptions } from './proof-options.ts';
import { breadthFirst } from './proof-order.ts';
import type { ProofResult } from './proof-result.ts';
import { type ProofRun, runOnce, shownFinding } from './proof-run.ts';

/** The suite judged by its own mutants. */
export interface Proof {
  /** The faultless mock had no finding. */
  readonly clean: boolean;
  /** What it had, when it had some. */
  readonly alarms: readonly string[];
  /** Labels of the operations that it was not held to in full: the time was over. */
  readonly unreached: readonly string[];
  /** In the order of the registry and of the document. */
  readonly results: readonly ProofResult[];
  /** Lies that the time did not suffice for. */
  readonly untried: readonly Lie[];
  /** Lies on operations that the suite says it cannot test, or only once: neither caught nor missed. */
  readonly untestable: readonly (Lie & { readonly reason: string })[];
}

interface Lie {
  readonly id: string;
  /** Operation label. */
  readonly operation: string;
}

/**
 * Runs the suite against the faultless mock, then against every lie that shows on this document: each kind of lie once
 * before any a second time, so that a short time says something of all of them.
 */
export async function prove(options: ProveOptions): Promise<Proof> {
  const { document, operations, only, signal, now } = options;
  const started = now();
  const lies = applicableFaults(operations, document, only);
  const order = breadthFirst(lies);
  const results: (ProofResult | undefined)[] = lies.map(() => undefined);
  const caughtBy = new Map<string, GeneratorId>();
  let next = 0;
  let done = 0;
  const left = (): number => started + (options.timeLimit ?? Number.POSITIVE_INFINITY) - now();
  const stopped = (): boolean => signal?.aborted === true || left() <= 0;
  const limit = (): { readonly timeLimit?: number } => (options.timeLimit === undefined ? {} : { timeLimit: left() });
  const crew = startCrew(options, lies);
  let skipped: ProofRun['skipped'] = new Map();
  let uncontrolled: ProofRun['uncontrolled'] = new Map();
  let findings: ProofRun['findings'] = [];
  let unreached: ProofRun['unreached'] = new Set();
  try {
    // The truth is told in this thread, while others lie. What it shows to be beyond a test is not tried from then on.
    const truth = runOnce(options, undefined, { ...limit(), signal }).then((baseline) => {
      ({ skipped, uncontrolled, findings, unreached } = baseline);
    });
    if (crew.threads === 0) await truth;
    const hands = crew.hands.map(async (attempt) => {
      while (next < order.length && !stopped()) {
        const lie = order[next++] ?? 0;
        if (skipped.has(lies[lie]?.operation.label ?? '')) continue;
        const kind = kindOf(lies[lie]);
        const result = await attempt({ lie, ...limit(), sought: caughtBy.get(kind) });
        results[lie] = result;
        if (result?.generator !== undefined) caughtBy.set(kind, result.generator);
        options.progress?.(++done, order.length);
      }
    });
    await Promise.all([truth, ...hands]);
  } finally {
    await crew.dismiss();
  }
  const names = lies.map(({ fault, operation }) => ({ id: fault.id, operation: operation.label }));
  const untestable = lies.map(({ operation }, i) => {
    if (results[i]?.caught) return undefined;
    const once = results[i] && usesUp(operation, operations);
    return (
      skipped.get(operation.label) ??
      uncontrolled.get(operation.label) ??
      (once ? 'it deletes what the suite cannot make, and finds something to delete only once' : undefined)
    );
  });
  return {
    clean: findings.length === 0,
    alarms: findings.map(shownFinding),
    unreached: [...unreached],
    results: results.flatMap((result, i) => (result && untestable[i] === undefined ? [result] : [])),
    untried: names.filter((_, i) => results[i] === undefined && untestable[i] === undefined),
    untestable: names.flatMap((name, i) => (untestable[i] === undefined ? [] : { ...name, reason: untestable[i] })),
  };
}

/** Lies that are likely to be caught by the same generator: one kind, on one method. */
function kindOf(lie: ApplicableFault | undefined): string {
  return `${lie?.fault.id} ${lie?.operation.method}`;
}

function usesUp({ method, path }: Operation, all: readonly Operation[]): boolean {
  return method === 'DELETE' && creators(resourcePrefix(path) ?? '', all).length === 0;
}
