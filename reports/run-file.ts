import { PlumblineError } from '../openapi/error.ts';
import type { Finding } from '../properties/outcome.ts';
import type { EndRecord, ExchangeRecord, Run, RunRecord, StartRecord } from '../properties/run-record.ts';
import { mergeEnds } from './merge-ends.ts';
import { mergeOutcomes, type Part, shardsOf } from './merge-outcomes.ts';

/** The run that these records tell. Throws RUN_FILE_INVALID without a start; a missing end is made up. */
export function runOf(records: readonly RunRecord[]): Run {
  const parts = partsOf(records);
  const [first] = parts;
  if (!first)
    throw new PlumblineError(
      'RUN_FILE_INVALID',
      'the run file has no start record; give a file that plumbline test wrote',
    );
  const other = parts.find(({ start }) => start.document.digest !== first.start.document.digest);
  if (other)
    throw new PlumblineError(
      'RUN_FILE_INVALID',
      `the run files are of different documents (${first.start.document.source} and ${other.start.document.source}, or two versions of it); only the shards of one run are merged`,
    );
  const ends = records.filter((record): record is EndRecord => record.type === 'end');
  const exchanges = records.filter((record): record is ExchangeRecord => record.type === 'exchange');
  const findings = mergeFindings(records, ends);
  const outcomes = mergeOutcomes(parts.flatMap((part) => part.outcomes));
  const whole = parts.length === 1 && ends.length === 1 ? ends[0] : undefined;
  const shards = shardsOf(parts);
  const start = shards && shards.missing.length === 0 ? { ...first.start, shard: { index: 1, of: 1 } } : first.start;
  return { start, outcomes, findings, exchanges, end: whole ?? mergeEnds(parts, outcomes, findings) };
}

/** The shards of a run, or what it was before and after it was cut off: each from its start to its end. */
function partsOf(records: readonly RunRecord[]): readonly Part[] {
  const starts = records.flatMap(({ type }, i) => (type === 'start' ? [i] : []));
  return starts.map((begin, i) => {
    const own = records.slice(i === 0 ? 0 : begin, starts[i + 1]);
    return {
      start: records[begin] as StartRecord, // its type was just looked at
      outcomes: own.flatMap((record) => (record.type === 'outcome' ? [record] : [])),
      end: own.find((record): record is EndRecord => record.type === 'end'),
    };
  });
}

/** The run that one or more run files hold, one line a record. A last line that was cut off is left out. */
export function parseRun(texts: readonly string[]): Run {
  const records: RunRecord[] = [];
  // A file that is given twice counts once.
  for (const text of new Set(texts)) {
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
