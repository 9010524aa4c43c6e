import type { CoverageRecord, OutcomeRecord } from '../run-record.ts';

const MOST_NAMED = 6;

/** Reasons that take nothing away from a run: there was nothing of that kind to test. */
const NOTHING_LOST =
  /^(the document has no|the document asks for no|no parameter has|nothing (here|in the request|of HTTP)|no sequence of the document|its cases belong)/;

/** One sentence for each thing that the run did not test, and why; the same reason is said once. */
export function notTested(coverage: readonly CoverageRecord[], outcomes: readonly OutcomeRecord[]): readonly string[] {
  const said: string[] = [];
  for (const { operation, notReached } of coverage)
    if (notReached !== undefined) said.push(`${operation} was not reached: ${notReached}`);

  const unreached = new Set(
    coverage.flatMap(({ operation, notReached }) => (notReached === undefined ? [] : [operation])),
  );
  const reasons = new Map<string, string[]>();
  for (const outcome of outcomes) {
    if (outcome.status !== 'skip' && outcome.status !== 'error') continue;
    if (unreached.has(outcome.operation)) continue;
    const why = outcome.status === 'skip' ? outcome.reason : outcome.message;
    if (NOTHING_LOST.test(why)) continue;
    const key = `${outcome.generator}: ${why}`;
    reasons.set(key, [...(reasons.get(key) ?? []), outcome.operation]);
  }
  for (const [reason, operations] of reasons) said.push(`${reason} (${named(operations)})`);

  const unseen = new Map<string, string[]>();
  for (const { operation, statuses, notReached } of coverage) {
    if (notReached !== undefined) continue;
    for (const status of statuses.documented) {
      if (/^[0-9]{3}$/.test(status) && !statuses.seen.includes(status))
        unseen.set(status, [...(unseen.get(status) ?? []), operation]);
    }
  }
  for (const [status, operations] of unseen) said.push(`status ${status} was never answered (${named(operations)})`);

  for (const { operation, constraints } of coverage) {
    const left = constraints.ledger.filter(({ state }) => state === 'unmodelled');
    if (left.length > 0)
      said.push(
        `${operation}: ${left
          .map(({ place, keyword, reason }) => `${place} ${keyword}${reason ? ` (${reason})` : ''}`)
          .slice(0, MOST_NAMED)
          .join(', ')} could not be modelled`,
      );
  }
  return said;
}

function named(operations: readonly string[]): string {
  const shown = operations.slice(0, MOST_NAMED).join(', ');
  return operations.length > MOST_NAMED ? `${shown} and ${operations.length - MOST_NAMED} more` : shown;
}
