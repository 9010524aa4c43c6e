import { unknownQueries } from '../lists/unknown-queries.ts';
import type { EndRecord, OutcomeRecord, Totals, Verdict } from '../run-record.ts';
import { notTested } from './not-tested.ts';
import { refusalReason, type Scouted } from './scout.ts';
import type { Session } from './session.ts';
import { untestableMembers } from './untestable.ts';

/** What is known when the last request has been answered. */
export interface Ending {
  readonly session: Session;
  readonly outcomes: readonly OutcomeRecord[];
  readonly scouted: ReadonlyMap<string, Scouted>;
  /** Why nothing could be judged; `undefined` when something was. */
  readonly reason: string | undefined;
  readonly leftBehind: readonly string[];
  readonly durationMs: number;
}

/** How long a run that was cut short may take to count what could have been tried. Milliseconds. */
const LONGEST_COUNT = {
  interrupted: 100,
  time: 2000,
  requests: 2000,
  findings: 2000,
  unreachable: 100,
  credentials: 2000,
};

/** The last record of a run: verdict, figures, coverage, and what was not tested. */
export function endRecord(ending: Ending): EndRecord {
  const { session, outcomes, scouted, leftBehind } = ending;
  const { options, governor, bench, controls, ledger } = session;
  const begun = options.now();
  // Somebody waits for the end: what was not looked at yet is not looked at now.
  const late = (): boolean => governor.stopped !== undefined && options.now() - begun > LONGEST_COUNT[governor.stopped];
  const coverage = options.operations.map((operation) => {
    const result = scouted.get(operation.label);
    const why =
      options.readOnly && result === undefined
        ? '--read-only'
        : result
          ? refusalReason(result)
          : 'the run ended before';
    return ledger.record(operation, controls.has(operation.label) ? undefined : why, late());
  });
  const reached = options.operations.filter((_, i) => coverage[i]?.notReached === undefined);
  const { findings } = bench.book;
  const counting = findings.filter(({ id }) => !options.known?.has(id));
  const totals: Totals = {
    operations: options.operations.length,
    tested: new Set(
      outcomes.filter(({ status }) => status === 'pass' || status === 'fail').map(({ operation }) => operation),
    ).size,
    cases: outcomes.reduce((sum, outcome) => sum + ('cases' in outcome ? outcome.cases : 0), 0),
    requests: governor.requests,
    errors: counting.filter(({ severity }) => severity === 'error').length,
    warnings: counting.filter(({ severity }) => severity === 'warning').length,
    known: findings.length - counting.length,
    skipped: outcomes.filter(({ status }) => status === 'skip').length,
    durationMs: Math.round(ending.durationMs),
  };
  const [failure] = session.failures;
  const changed = session.originals.changed().map(({ path }) => `${path} is no longer what it was before the run`);
  const conditions = [...governor.conditions, ...changed].map((sentence) => bench.redactor.text(sentence));
  const reason = ending.reason ?? inconclusive(ending) ?? failure;
  const failing =
    options.failOn === 'error' ? totals.errors : options.failOn === 'warning' ? totals.errors + totals.warnings : 0;
  const verdict: Verdict =
    failing > 0 ? 'deviates' : reason !== undefined ? 'inconclusive' : totals.errors > 0 ? 'deviates' : 'conforms';
  return {
    type: 'end',
    verdict,
    totals,
    coverage,
    notTested: [
      ...session.failures,
      ...(options.skipped ?? []).map(({ operation, reason }) => `${operation.label} is left out: ${reason}`),
      ...session.cut.sentences(),
      ...notTested(coverage, outcomes),
      ...(late() ? [] : untestableMembers(options.document.root, options.operations)),
      ...(late() ? [] : unknownQueries(options.document.root, reached)),
      ...session.judge.disagreements().map(disagreement),
    ].map((sentence) => bench.redactor.text(sentence)),
    reason: reason === undefined ? undefined : bench.redactor.text(reason),
    interrupted: governor.stopped === 'interrupted' || undefined,
    occurrences: bench.book.occurrences(),
    leftBehind: leftBehind.length > 0 ? leftBehind : undefined,
    conditions: conditions.length > 0 ? conditions : undefined,
  };
}

/** Two validators that do not agree are a fault of ours: the first one's verdict was taken. */
function disagreement(what: string): string {
  return `answers to ${what}: a second validator objects to what was taken for valid, which is an error of this tool`;
}

function inconclusive({ session, outcomes, scouted }: Ending): string | undefined {
  const { options, governor, controls } = session;
  if (governor.stopped === 'requests' || governor.stopped === 'time') {
    const touched = new Set(
      outcomes.flatMap((outcome) => (outcome.status !== 'skip' && outcome.cases > 0 ? [outcome.operation] : [])),
    );
    const untried = options.operations.filter(({ label }) => !touched.has(label));
    const flag = governor.stopped === 'requests' ? '--max-requests' : '--time-limit';
    if (untried.length > 0)
      return `${flag} was used up before every operation was tried (${untried.length} of ${options.operations.length} left)`;
  }
  if (governor.stopped === 'interrupted') return 'interrupted';
  if (governor.stopped === 'credentials' || governor.stopped === 'unreachable') return governor.why;
  const sendable = [...scouted.values()];
  if (options.readOnly && sendable.length === 0) return 'nothing to test: --read-only leaves no operation';
  if (controls.size === 0 && governor.stopped !== 'findings') {
    const [first] = sendable;
    return `no valid request was accepted, so nothing could be judged: ${first ? refusalReason(first) : 'none could be made'}`;
  }
  return undefined;
}
