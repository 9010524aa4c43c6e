import { PlumblineError } from '../openapi/error.ts';
import type { Finding } from '../properties/outcome.ts';
import type {
  EndRecord,
  ExchangeRecord,
  OutcomeRecord,
  Run,
  RunRecord,
  StartRecord,
} from '../properties/run-record.ts';

/** The run that these records tell. Throws RUN_FILE_INVALID without a start; a missing end is made up. */
export function runOf(records: readonly RunRecord[]): Run {
  const starts = records.filter((record): record is StartRecord => record.type === 'start');
  const ends = records.filter((record): record is EndRecord => record.type === 'end');
  const outcomes = records.filter((record): record is OutcomeRecord => record.type === 'outcome');
  const exchanges = records.filter((record): record is ExchangeRecord => record.type === 'exchange');
  const [start] = starts;
  if (!start)
    throw new PlumblineError(
      'RUN_FILE_INVALID',
      'the run file has no start record; give a file that plumbline test wrote',
    );
  const findings = mergeFindings(records, ends);
  const complete = ends.length === starts.length;
  return {
    start,
    outcomes,
    findings,
    exchanges,
    end: complete && ends.length === 1 && ends[0] ? ends[0] : mergeEnds(start, starts.length, ends, outcomes, findings),
  };
}

/** The run that one or more run files hold, one line a record. A last line that was cut off is left out. */
export function parseRun(texts: readonly string[]): Run {
  const records: RunRecord[] = [];
  for (const text of texts) {
    const lines = text.split('\n');
    for (const [i, line] of lines.entries()) {
      if (line.trim() === '') continue;
      try {
        const record: unknown = JSON.parse(line);
        if (typeof record === 'object' && record !== null && 'type' in record) records.push(record as RunRecord); // written by the engine, one record a line
      } catch (cause) {
        if (i < lines.length - 1 && lines.slice(i + 1).some((rest) => rest.trim() !== ''))
          throw new PlumblineError(
            'RUN_FILE_INVALID',
            `line ${i + 1} of the run file is no JSON; is it a file that plumbline test wrote?`,
            { cause },
          );
      }
    }
  }
  return runOf(records);
}

export { parseRun as readRun };

function mergeFindings(records: readonly RunRecord[], ends: readonly EndRecord[]): readonly Finding[] {
  const merged = new Map<string, Finding>();
  for (const record of records) {
    if (record.type !== 'finding') continue;
    const { type: _, ...finding } = record;
    const first = merged.get(finding.id);
    merged.set(finding.id, first ? { ...first, occurrences: first.occurrences + finding.occurrences } : finding);
  }
  const counted = (finding: Finding): Finding => {
    const occurrences = ends.reduce((sum, end) => sum + (end.occurrences?.[finding.id] ?? 0), 0);
    return occurrences > finding.occurrences ? { ...finding, occurrences } : finding;
  };
  return [...merged.values()].map(counted).sort(byImportance);
}

function byImportance(a: Finding, b: Finding): number {
  const rank = ({ severity, known }: Finding): number => (known ? 2 : severity === 'error' ? 0 : 1);
  const label = ({ operation: { path, method } }: Finding): string => `${path} ${method}`;
  return rank(a) - rank(b) || compare(label(a), label(b)) || compare(a.check, b.check) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The end of several shards together, or of a run that was cut off. */
function mergeEnds(
  start: StartRecord,
  shards: number,
  ends: readonly EndRecord[],
  outcomes: readonly OutcomeRecord[],
  findings: readonly Finding[],
): EndRecord {
  const sum = (of: (end: EndRecord) => number): number => ends.reduce((total, end) => total + of(end), 0);
  const counting = findings.filter(({ known }) => !known);
  const cut = ends.length < shards;
  const errors = counting.filter(({ severity }) => severity === 'error').length;
  const coverage = new Map<string, EndRecord['coverage'][number]>();
  for (const record of ends.flatMap((end) => end.coverage)) {
    const first = coverage.get(record.operation);
    coverage.set(record.operation, first ? mergeCoverage(first, record) : record);
  }
  return {
    type: 'end',
    verdict:
      ends.some(({ verdict }) => verdict === 'deviates') || errors > 0
        ? 'deviates'
        : cut || ends.some(({ verdict }) => verdict === 'inconclusive')
          ? 'inconclusive'
          : 'conforms',
    totals: {
      operations: start.operations.length,
      tested: new Set(
        outcomes.filter(({ status }) => status === 'pass' || status === 'fail').map(({ operation }) => operation),
      ).size,
      cases: outcomes.reduce((total, outcome) => total + ('cases' in outcome ? outcome.cases : 0), 0),
      requests:
        ends.length > 0
          ? sum(({ totals }) => totals.requests)
          : outcomes.reduce((total, outcome) => total + ('requests' in outcome ? outcome.requests : 0), 0),
      errors,
      warnings: counting.length - errors,
      known: findings.length - counting.length,
      skipped: outcomes.filter(({ status }) => status === 'skip').length,
      durationMs: Math.max(0, ...ends.map(({ totals }) => totals.durationMs)),
    },
    coverage: [...coverage.values()],
    notTested: [...new Set(ends.flatMap((end) => end.notTested))],
    reason:
      ends.find(({ reason }) => reason !== undefined)?.reason ??
      (cut ? 'the run was cut off before its end' : undefined),
    interrupted: cut || ends.some(({ interrupted }) => interrupted) || undefined,
  };
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
