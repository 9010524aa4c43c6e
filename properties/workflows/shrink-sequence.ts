import type { Case } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import { accepted } from '../engine/observe.ts';
import { isSafe } from '../engine/safety.ts';
import { reductions } from '../engine/shrink.ts';

/** Most requests that one sequence costs on its way to fewer. A sequence that was begun is ended. */
const MOST_REQUESTS = 60;

/** One step of a sequence, and what it was answered when the sequence failed. */
export interface Step {
  readonly case: Case;
  readonly answered: AnsweredExchange;
}

/** Sends steps in order, on a resource of their own. The last exchange, if each was answered as it was before. */
export type Resend = (
  steps: readonly Step[],
) => Promise<{ readonly last?: AnsweredExchange; readonly requests: number }>;

/**
 * The smallest sequence that still fails: steps that it does without are dropped first, then header fields, optional
 * parameters and members of the bodies of what was accepted. `shows` says whether a sequence still fails in the same way;
 * `undefined` where none does, as when values of one answer went into the next request. Idempotent within its requests.
 */
export async function shrinkSequence<Witness>(
  failing: AnsweredExchange,
  resend: Resend,
  lawful: (smaller: Case) => boolean,
  shows: (exchange: AnsweredExchange) => Witness | undefined,
): Promise<Witness | undefined> {
  let requests = 0;
  const tried = new Set<string>();
  const attempt = async (steps: readonly Step[]): Promise<Witness | undefined> => {
    tried.add(contentOf(steps));
    const sent = await resend(steps);
    requests += sent.requests;
    return sent.last && shows(sent.last);
  };
  let best: readonly Step[] = [...failing.before, failing].map((answered) => ({ case: answered.case, answered }));
  let witness: Witness | undefined;
  // What cannot be had again as it is cannot be made smaller.
  if (!hasSmaller(best, lawful) || (await attempt(best)) === undefined) return undefined;
  for (let progress = true; progress; ) {
    progress = false;
    for (const smaller of smallerSequences(best, lawful)) {
      if (tried.has(contentOf(smaller))) continue;
      if (requests >= MOST_REQUESTS) return witness;
      const seen = await attempt(smaller);
      if (seen === undefined) continue;
      [best, witness, progress] = [smaller, seen, true];
      break;
    }
  }
  return witness;
}

function hasSmaller(steps: readonly Step[], lawful: (smaller: Case) => boolean): boolean {
  for (const _ of smallerSequences(steps, lawful)) return true;
  return false;
}

function* smallerSequences(steps: readonly Step[], lawful: (smaller: Case) => boolean): Iterable<readonly Step[]> {
  for (const at of steps.keys()) if (mayGo(steps, at)) yield steps.filter((_, i) => i !== at);
  for (const [at, step] of steps.entries()) {
    // What was refused, or is what the sequence is about, says what it says by what it is.
    if (at === steps.length - 1 || !accepted(step.answered.response) || !lawful(step.case)) continue;
    for (const smaller of reductions(step.case))
      if (lawful(smaller)) yield steps.map((other, i) => (i === at ? { ...other, case: smaller } : other));
  }
}

/** What is read after a write is what the last step is compared with: a page that shows what was made, say. */
function mayGo(steps: readonly Step[], at: number): boolean {
  if (at === steps.length - 1) return false;
  return isWrite(steps[at]) || !steps.slice(0, at).some(isWrite);
}

/** Whether a step may change something. */
export function isWrite(step: Step | undefined): boolean {
  return step !== undefined && !isSafe(step.case.method ?? step.case.operation.method);
}

function contentOf(steps: readonly Step[]): string {
  return JSON.stringify(
    steps.map(({ case: { operation, headers, parameters, body } }) => [operation.label, headers, parameters, body]),
  );
}
