import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { finding, records } from '../../reports/fixture.testing.ts';
import { json } from '../../reports/json.ts';
import { runOf } from '../../reports/run-file.ts';
import { readPreviousRun } from './previous-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-previous-'));
afterAll(() => rmSync(folder, { recursive: true }));

const books = { source: 'books.yaml', title: 'Books' };
function folderWith(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(folder, 'report-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}
const fileOf = (text: string): string => folderWith({ 'run.ndjson': text });
const lines = records([finding('aaaaaaaaaaaa')]).map((record) => JSON.stringify(record));

test('tells when the run before was, and what it found', () => {
  expect(readPreviousRun(fileOf(lines.join('\n')), books)).toEqual({
    startedAt: '2026-01-02T03:04:05.000Z',
    target: 'http://127.0.0.1:4010',
    verdict: 'deviates',
    findings: [
      {
        id: 'aaaaaaaaaaaa',
        check: 'body-matches-schema',
        operation: 'POST /books',
        generator: 'valid',
        actual: '"12"',
      },
    ],
  });
});

test('a run that was cut off counts for what it found', () => {
  expect(readPreviousRun(fileOf(lines.slice(0, -1).join('\n')), books)?.findings).toHaveLength(1);
});

test('a report does where the run file is gone', () => {
  const report = json.render(runOf(records([finding('aaaaaaaaaaaa')])));
  expect(readPreviousRun(folderWith({ 'report.json': report }), books)).toEqual(
    readPreviousRun(fileOf(lines.join('\n')), books),
  );
});

test('is silent about another document, a file of something else, and none', () => {
  expect(readPreviousRun(fileOf(lines.join('\n')), { source: 'films.yaml', title: 'Films' })).toBeUndefined();
  expect(readPreviousRun(fileOf('{"type":"start"}\n'), books)).toBeUndefined();
  expect(readPreviousRun(folderWith({ 'report.json': '{"verdict":"conforms"}' }), books)).toBeUndefined();
  expect(readPreviousRun(fileOf('no JSON\nat all\n'), books)).toBeUndefined();
  expect(readPreviousRun(join(folder, 'absent'), books)).toBeUndefined();
});
