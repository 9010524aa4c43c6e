import { PlumblineError } from '../../openapi/error.ts';
import type { RunOptions } from '../../properties/run-options.ts';
import type { EndRecord, OutcomeRecord, Run, RunRecord } from '../../properties/run-record.ts';

/** What a run file that was cut off leaves to its continuation. */
export interface Resumed {
  /** Not to be sent again. */
  readonly judged: NonNullable<RunOptions['judged']>;
  /** What the earlier run comes to, as the first part of the new run file: a share of the whole. */
  readonly records: readonly RunRecord[];
}

/** Sentences that are true of a run that was cut off, and of no run that went on. */
const PASSING = /the run ended before|not finished:|was never answered/;

/** Reads what an earlier run came to. Throws RUN_FILE_INVALID where it was a run of another document or seed. */
export function resumed(run: Run, { document, seed }: Pick<RunOptions, 'document' | 'seed'>): Resumed {
  const { start, outcomes, findings, exchanges, end } = run;
  if (start.document.digest !== document.digest)
    throw new PlumblineError(
      'RUN_FILE_INVALID',
      `the run file is of another version of ${start.document.source}; run without --resume`,
    );
  if (start.seed !== seed)
    throw new PlumblineError(
      'RUN_FILE_INVALID',
      `the run file has seed ${start.seed}, this run has ${seed}; give --seed ${start.seed}`,
    );
  const kept = outcomes.flatMap((outcome) => settled(outcome) ?? []);
  const cases = new Map<string, number>();
  // A sequence is played whole or not at all.
  for (const { operation, generator, judged = Number.POSITIVE_INFINITY } of [
    ...outcomes.filter(({ status, judged }) => status !== 'error' || judged !== undefined),
  ])
    cases.set(
      `${operation} ${generator}`,
      generator === 'workflow' && judged !== Number.POSITIVE_INFINITY ? 0 : judged,
    );
  const earlier: EndRecord = {
    ...end,
    verdict: end.totals.errors > 0 ? 'deviates' : 'conforms',
    notTested: end.notTested.filter((sentence) => !PASSING.test(sentence)),
    reason: undefined,
    interrupted: undefined,
  };
  return {
    judged: { cases, findings: findings.map(({ id }) => id) },
    records: [
      start,
      ...exchanges,
      ...kept,
      ...findings.map((finding) => ({ type: 'finding', ...finding }) as const),
      earlier,
    ],
  };
}

/** An outcome that stands: what was judged of a pair counts, what was not is left to the continuation. */
function settled(outcome: OutcomeRecord): OutcomeRecord | undefined {
  const { judged, ...rest } = outcome;
  if (rest.status !== 'error') return rest;
  if (judged === undefined || !rest.cases) return undefined;
  const { type, operation, generator, durationMs, cases, requests } = rest;
  return { type, operation, generator, durationMs, status: 'pass', cases, requests: requests ?? cases };
}
