import { describe, expect, test } from 'vitest';
import type { RunRecord, StartRecord } from '../properties/run-record.ts';
import { finding, records } from '../reports/fixture.testing.ts';
import { collectedRuns } from './collected-runs.ts';

/** The records of a run, with a start of its own. */
function runWith(start: Partial<StartRecord>, ids: readonly string[]): readonly RunRecord[] {
  return records(ids.map((id) => finding(id))).map((record) =>
    record.type === 'start' ? { ...record, ...start } : record,
  );
}

describe('runs that tests handed over in pieces', () => {
  test('are put together from the pieces of one contract, in any number of tests', () => {
    const all = runWith({}, ['aaaaaaaaaaaa', 'bbbbbbbbbbbb']);
    const pieces = all.map((record) => ({ contract: 'x', records: [record] }));
    const runs = collectedRuns(new Map([['a.test.ts', pieces]]));
    expect(runs).toHaveLength(1);
    expect(runs[0]?.records).toEqual(all);
    expect(runs[0]?.run.findings).toHaveLength(2);
  });

  const shard = (index: number, id: string, url: string) => [
    { contract: url, records: runWith({ shard: { index, of: 2 }, target: { url, embedded: false } }, [id]) },
  ];

  test('are one run where they are shards of one contract, in whatever files, on whatever ports', () => {
    const runs = collectedRuns(
      new Map([
        ['a.test.ts', shard(1, 'aaaaaaaaaaaa', 'http://127.0.0.1:1')],
        ['b.test.ts', shard(2, 'bbbbbbbbbbbb', 'http://127.0.0.1:2')],
      ]),
    );
    expect(runs.map(({ run }) => [run.findings.length, run.end.totals.cases])).toEqual([[2, 20]]);
  });

  test('are told apart by their target where a shard is there twice', () => {
    const runs = collectedRuns(
      new Map([
        ['a.test.ts', shard(1, 'aaaaaaaaaaaa', 'http://one.test')],
        ['b.test.ts', shard(2, 'bbbbbbbbbbbb', 'http://one.test')],
        ['c.test.ts', shard(1, 'cccccccccccc', 'http://two.test')],
      ]),
    );
    expect(runs.map(({ run }) => run.findings.map(({ id }) => id))).toEqual([
      ['aaaaaaaaaaaa', 'bbbbbbbbbbbb'],
      ['cccccccccccc'],
    ]);
  });

  test('stay apart where they are of several contracts, each under a name of its own', () => {
    const one = { contract: 'x', records: runWith({}, []) };
    const runs = collectedRuns(
      new Map([
        ['a.test.ts', [one, { ...one, contract: 'y' }]],
        ['b.test.ts', [one]],
      ]),
    );
    expect(runs).toHaveLength(3);
    expect(new Set(runs.map(({ name }) => name)).size).toBe(3);
    for (const { name } of runs) expect(name).toMatch(/^[a-z0-9-]+$/);
  });

  test('are left out where nothing was begun', () => {
    expect(collectedRuns(new Map([['a.test.ts', [{ contract: 'x', records: [] }]]]))).toEqual([]);
  });
});
