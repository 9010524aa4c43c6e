import type { EndRecord, OutcomeRecord, StartRecord } from '../properties/run-record.ts';

/** A shard of a run, or what it was before or after it was cut off. */
export interface Part {
  readonly start: StartRecord;
  readonly outcomes: readonly OutcomeRecord[];
  /** Absent where it was cut off. */
  readonly end?: EndRecord;
}

/** Which shards of one run these are; `undefined` where they are no shards, or one alone, which speaks for itself. */
export function shardsOf(
  parts: readonly Part[],
): { readonly of: number; readonly missing: readonly number[] } | undefined {
  const [first] = parts;
  const of = first?.start.shard.of ?? 1;
  const there = new Set(parts.map(({ start }) => start.shard.index));
  if (of === 1 || there.size === 1) return undefined;
  return { of, missing: Array.from({ length: of }, (_, i) => i + 1).filter((index) => !there.has(index)) };
}

/** One outcome for each operation and generator, in the order in which they are first told of. */
export function mergeOutcomes(outcomes: readonly OutcomeRecord[]): readonly OutcomeRecord[] {
  const pairs = new Map<string, OutcomeRecord[]>();
  for (const outcome of outcomes) {
    const key = `${outcome.generator} ${outcome.operation}`;
    const own = pairs.get(key);
    if (own) own.push(outcome);
    else pairs.set(key, [outcome]);
  }
  return [...pairs.values()].flatMap(([first, ...more]) => (first ? [more.reduce(merged, first)] : []));
}

/** What deviates in one part deviates; else what failed in one is not known; what was tested in one was tested. */
function merged(a: OutcomeRecord, b: OutcomeRecord): OutcomeRecord {
  const shared = {
    type: 'outcome',
    operation: a.operation,
    generator: a.generator,
    durationMs: a.durationMs + b.durationMs,
    ...((a.judged ?? b.judged) !== undefined && { judged: (a.judged ?? 0) + (b.judged ?? 0) }),
  } as const;
  const sent = {
    cases: ('cases' in a ? a.cases : 0) + ('cases' in b ? b.cases : 0),
    requests: ('requests' in a ? a.requests : 0) + ('requests' in b ? b.requests : 0),
  };
  if (a.status === 'fail' || b.status === 'fail') {
    const findings = [a, b].flatMap((outcome) => (outcome.status === 'fail' ? outcome.findings : []));
    return { ...shared, ...sent, status: 'fail', findings: [...new Set(findings)] };
  }
  const failed = [a, b].find((outcome) => outcome.status === 'error');
  if (failed?.status === 'error') return { ...failed, ...shared, ...sent };
  if (a.status === 'skip' && b.status === 'skip') return { ...a, ...shared };
  return { ...shared, ...sent, status: 'pass' };
}
