import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finding, records } from '../../reports/fixture.testing.ts';
import { reports } from '../../reports/index.ts';
import { runCommand } from '../run-command.testing.ts';

const cwd = mkdtempSync(join(tmpdir(), 'plumbline-report-'));
const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');

beforeAll(() => {
  for (const [index, id] of [
    [1, 'aaaaaaaaaaaa'],
    [2, 'bbbbbbbbbbbb'],
  ] as const) {
    const shard = { index, of: 2 };
    const lines = records([finding(id)]).map((record) => (record.type === 'start' ? { ...record, shard } : record));
    writeFileSync(join(cwd, `shard-${index}.ndjson`), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe('plumbline report', () => {
  test('makes one run of shards, in every format', async () => {
    const formats = reports.flatMap(({ id, fileName }) => ['--report', `${id}=${fileName}`]);
    const { code, out, err } = await runCommand(['report', 'shard-1.ndjson', 'shard-2.ndjson', ...formats], { cwd });
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('✗ deviates: 2 errors, 0 warnings in 20 cases');
    for (const { id, fileName } of reports)
      expect([id, /aaaaaaaaaaaa/.test(read(fileName)) || id === 'github' || id === 'har']).toEqual([id, true]);
    expect(JSON.parse(read('report.json'))).toMatchObject({ totals: { cases: 20, errors: 2 }, verdict: 'deviates' });
    expect(read('github.txt').trimEnd().split('\n')).toHaveLength(2);
    expect(JSON.parse(read('report.har')).log.entries).toHaveLength(2);
  });

  test('makes every other format of what it merged into one run file', async () => {
    await runCommand(['report', 'shard-1.ndjson', 'shard-2.ndjson', '--report', 'ndjson=whole.ndjson'], { cwd });
    const sarif = async (files: readonly string[]): Promise<string> => {
      await runCommand(['report', ...files, '--report', 'sarif=x.sarif'], { cwd });
      return read('x.sarif');
    };
    expect(await sarif(['whole.ndjson'])).toBe(await sarif(['shard-1.ndjson', 'shard-2.ndjson']));
  });

  test('adds to the page of a job on GitHub, once for each run', async () => {
    const env = { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') };
    const { out } = await runCommand(['report', 'shard-1.ndjson', '--report', 'github', '--quiet'], { cwd, env });
    expect(out.split('\n').filter((line) => line.startsWith('::error '))).toHaveLength(1);
    await runCommand(['report', 'shard-2.ndjson', '--report', 'github'], { cwd, env });
    expect(read('summary.md').match(/^## ❌ Books/gm)).toHaveLength(2);
  });

  test('says in one sentence what it cannot read', async () => {
    writeFileSync(join(cwd, 'other.txt'), 'hello\nworld\n');
    const { code, err } = await runCommand(['report', 'other.txt'], { cwd });
    expect(code).toBe(2);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(await runCommand(['report', 'none.ndjson'], { cwd })).toMatchObject({ code: 2 });
  });
});
