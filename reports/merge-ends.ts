import { notTested } from '../properties/engine/not-tested.ts';
import type { Finding } from '../properties/outcome.ts';
import type { EndRecord, OutcomeRecord, Totals } from '../properties/run-record.ts';
import { type Part, shardsOf } from './merge-outcomes.ts';

/** The end of several parts together, or of a run that was cut off; `outcomes` and `findings` are merged already. */
export function mergeEnds(
  parts: readonly Part[],
  outcomes: readonly OutcomeRecord[],
  findings: readonly Finding[],
): EndRecord {
  const ends = parts.flatMap(({ end }) => end ?? []);
  const cut = ends.length < parts.length;
  const totals = totalsOf(parts, ends, outcomes, findings);
  const coverage = new Map<string, EndRecord['coverage'][number]>();
  for (const record of ends.flatMap((end) => end.coverage)) {
    const first = coverage.get(record.operation);
    coverage.set(record.operation, first ? mergeCoverage(first, record) : record);
  }
  const leftBehind = ends.flatMap((end) => end.leftBehind ?? []);
  const conditions = [...new Set(ends.flatMap((end) => end.conditions ?? []))];
  return {
    type: 'end',
    verdict:
      ends.some(({ verdict }) => verdict === 'deviates') || totals.errors > 0
        ? 'deviates'
        : cut || ends.some(({ verdict }) => verdict === 'inconclusive')
          ? 'inconclusive'
          : 'conforms',
    totals,
    coverage: [...coverage.values()],
    notTested: notTestedByAny(parts, [...coverage.values()], outcomes),
    reason:
      ends.find(({ reason }) => reason !== undefined)?.reason ??
      (cut ? 'the run was cut off before its end' : undefined),
    interrupted: cut || ends.some(({ interrupted }) => interrupted) || undefined,
    leftBehind: leftBehind.length > 0 ? leftBehind : undefined,
    conditions: conditions.length > 0 ? conditions : undefined,
  };
}

function totalsOf(
  parts: readonly Part[],
  ends: readonly EndRecord[],
  outcomes: readonly OutcomeRecord[],
  findings: readonly Finding[],
): Totals {
  const counting = findings.filter(({ known }) => !known);
  const errors = counting.filter(({ severity }) => severity === 'error').length;
  return {
    operations: parts[0]?.start.operations.length ?? 0,
    tested: new Set(
      outcomes.filter(({ status }) => status === 'pass' || status === 'fail').map(({ operation }) => operation),
    ).size,
    cases: outcomes.reduce((total, outcome) => total + ('cases' in outcome ? outcome.cases : 0), 0),
    requests:
      ends.length > 0
        ? ends.reduce((total, end) => total + end.totals.requests, 0)
        : outcomes.reduce((total, outcome) => total + ('requests' in outcome ? outcome.requests : 0), 0),
    errors,
    warnings: counting.length - errors,
    known: findings.length - counting.length,
    skipped: outcomes.filter(({ status }) => status === 'skip').length,
    durationMs: Math.max(0, ...ends.map(({ totals }) => totals.durationMs)),
  };
}

/** What one part did not test another may have: that is said anew. What a part says besides stays. */
function notTestedByAny(
  parts: readonly Part[],
  coverage: EndRecord['coverage'],
  outcomes: readonly OutcomeRecord[],
): readonly string[] {
  const besides = parts.flatMap(({ end, outcomes: own }) => {
    const derived = new Set(end ? notTested(end.coverage, own) : []);
    return end?.notTested.filter((sentence) => !derived.has(sentence)) ?? [];
  });
  // An error of one part stays worth a word where another found something.
  const errors = parts.flatMap((part) => part.outcomes.filter(({ status }) => status === 'error'));
  const still = notTested(coverage, [...outcomes.filter(({ status }) => status !== 'error'), ...errors]);
  const shards = shardsOf(parts);
  const absent = shards?.missing.map(
    (index) => `shard ${index} of ${shards.of} is not here: its cases are not counted`,
  );
  return [...new Set([...(absent ?? []), ...besides, ...still])];
}

function mergeCoverage(
  a: EndRecord['coverage'][number],
  b: EndRecord['coverage'][number],
): EndRecord['coverage'][number] {
  const ledger = a.constraints.ledger.map((row, i) =>
    b.constraints.ledger[i]?.state === 'tried' ? { ...row, state: 'tried' as const } : row,
  );
  const open = ledger.filter(({ state }) => state !== 'impossible');
  return {
    ...a,
    constraints: {
      tried: ledger.filter(({ state }) => state === 'tried').length,
      of: open.length,
      untried: open.filter(({ state }) => state !== 'tried').map(({ place, keyword }) => `${place} ${keyword}`),
      ledger,
    },
    statuses: {
      seen: [...new Set([...a.statuses.seen, ...b.statuses.seen])].sort(),
      documented: a.statuses.documented,
    },
    notReached: a.notReached !== undefined && b.notReached !== undefined ? a.notReached : undefined,
    latencyMs: {
      p50: Math.max(a.latencyMs.p50, b.latencyMs.p50),
      p95: Math.max(a.latencyMs.p95, b.latencyMs.p95),
      max: Math.max(a.latencyMs.max, b.latencyMs.max),
      count: a.latencyMs.count + b.latencyMs.count,
    },
  };
}
