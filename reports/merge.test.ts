import { describe, expect, test } from 'vitest';
import type { OutcomeRecord, RunRecord, StartRecord } from '../properties/run-record.ts';
import { finding, records } from './fixture.testing.ts';
import { jsonText } from './json-text.ts';
import { mergeOutcomes } from './merge-outcomes.ts';
import { ndjson } from './ndjson.ts';
import { parseRun } from './run-file.ts';

/** The run file of one shard. */
function shard(index: number, of: number, ids: readonly string[], change: Partial<StartRecord> = {}): string {
  return records(ids.map((id) => finding(id)))
    .map((record): RunRecord => (record.type === 'start' ? { ...record, shard: { index, of }, ...change } : record))
    .map((record) => `${jsonText(record)}\n`)
    .join('');
}

describe('run files that are merged', () => {
  const merged = parseRun([shard(1, 2, ['aaaaaaaaaaaa']), shard(2, 2, ['aaaaaaaaaaaa', 'bbbbbbbbbbbb'])]);

  test('count each pair of operation and generator once', () => {
    expect(merged.outcomes).toHaveLength(2);
    expect(merged.end.totals).toMatchObject({ cases: 20, requests: 24, skipped: 1, errors: 2, tested: 1 });
    expect(merged.findings.map(({ id, occurrences }) => [id, occurrences])).toEqual([
      ['aaaaaaaaaaaa', 6],
      ['bbbbbbbbbbbb', 3],
    ]);
    expect(merged.start.shard).toEqual({ index: 1, of: 1 });
  });

  test('say which shards are missing', () => {
    const { end } = parseRun([shard(1, 4, []), shard(3, 4, [])]);
    expect(end.notTested.filter((sentence) => sentence.startsWith('shard'))).toEqual([
      'shard 2 of 4 is not here: its cases are not counted',
      'shard 4 of 4 is not here: its cases are not counted',
    ]);
  });

  test('count once where one is given twice', () => {
    expect(parseRun([shard(1, 2, ['aaaaaaaaaaaa']), shard(1, 2, ['aaaaaaaaaaaa'])]).end.totals.cases).toBe(10);
  });

  test('are refused where they are of different documents', () => {
    const document = { source: 'pets.yaml', title: 'Pets', version: '1', openapi: '3.1.0', digest: 'sha256:11' };
    expect(() => parseRun([shard(1, 2, []), shard(2, 2, [], { document })])).toThrow(/books\.yaml and pets\.yaml/);
  });

  test('are one run file again, which tells the same', () => {
    expect(parseRun([ndjson.render(merged)])).toEqual(JSON.parse(JSON.stringify(merged)));
  });
});

describe('outcomes of one pair', () => {
  const pair = { type: 'outcome', operation: 'GET /', generator: 'valid', durationMs: 5 } as const;
  const pass: OutcomeRecord = { ...pair, status: 'pass', cases: 3, requests: 4 };
  const fail: OutcomeRecord = { ...pair, status: 'fail', cases: 2, requests: 2, findings: ['x'] };
  const skip: OutcomeRecord = { ...pair, status: 'skip', reason: 'none' };
  const error: OutcomeRecord = { ...pair, status: 'error', code: 'INTERNAL', message: 'm', cases: 1, requests: 1 };

  test.each([
    [
      'a deviation',
      [pass, fail, error, skip],
      { status: 'fail', cases: 6, requests: 7, findings: ['x'], durationMs: 20 },
    ],
    ['an error', [pass, error, skip], { status: 'error', message: 'm', cases: 4, requests: 5 }],
    ['a pass', [skip, pass, pass], { status: 'pass', cases: 6, requests: 8 }],
    ['a skip', [skip, skip], { status: 'skip', reason: 'none' }],
  ] as const)('are %s before anything that matters less', (_, outcomes, expected) => {
    for (const order of [outcomes, outcomes.toReversed()]) expect(mergeOutcomes(order)).toMatchObject([expected]);
  });
});
