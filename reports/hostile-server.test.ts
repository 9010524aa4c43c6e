import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answers } from '../cli/hostile/behaviours.testing.ts';
import { type Behaviour, type Hostile, startHostile } from '../cli/hostile/server.testing.ts';
import { type Ended, runCommand } from '../cli/run-command.testing.ts';
import { reports } from './index.ts';
import { parseRun } from './run-file.ts';
import { harErrors, junitErrors, reportErrors, runRecordErrors, sarifErrors } from './schemas.testing.ts';

const MEBIBYTE = 1024 * 1024;
const schema = { type: 'object', required: ['name'], properties: { name: { type: 'string', maxLength: 3 } } };
const api = {
  openapi: '3.1.0',
  info: { title: 'Names', version: '1' },
  paths: {
    '/names': {
      get: {
        responses: {
          200: {
            description: 'ok',
            headers: { 'X-Count': { schema: { type: 'integer' } } },
            content: { 'application/json': { schema } },
          },
        },
      },
    },
  },
};

let folder = '';
let server: Hostile | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-bytes-'));
  writeFileSync(join(folder, 'api.json'), JSON.stringify(api));
});
afterEach(() => {
  server?.close();
  rmSync(folder, { recursive: true });
});

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

async function against(mode: Behaviour): Promise<Ended> {
  server = await startHostile(mode);
  const formats = reports.flatMap(({ id, fileName }) => ['--report', `${id}=${fileName}`]);
  const limits = ['--cases', '1', '--timeout', '2000', '--max-requests', '8', '--generator', 'valid'];
  return runCommand(['api.json', '--url', server.url, '--record', ...limits, ...formats], { cwd: folder });
}

const octets = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
const MODES: readonly (readonly [string, Behaviour])[] = [
  ['every octet there is', answers(octets, { fields: 'X-Count: \x80\xff<b>"\t]]>\r\n' })],
  ['JSON with half a surrogate pair and NUL', answers('{"name":"\\ud800\\u0000\\u001b[2J]]>","\\udfff":1}')],
  [
    'markup in place of JSON',
    answers('<script>alert(1)</script>]]>&', { status: '500 ::error::x', fields: 'X-Count: ::error::x\r\n' }),
  ],
  ['invalid UTF-8 in JSON', answers(Buffer.from('{"name":"\xff\xfe\xc3("}', 'latin1'))],
  ['ten mebibytes of one name', answers(`{"name":"${'x'.repeat(10 * MEBIBYTE)}"}`, { status: '500 no' })],
  ['ten mebibytes that are no text', answers(Buffer.alloc(10 * MEBIBYTE, 0xfe), { status: '500 no' })],
];

describe.each(MODES)('a server that answers with %s', (_, mode) => {
  test('is reported in every format', async () => {
    const ended = await against(mode);
    expect(ended.err.replace(/^… .*\n/gm, '')).toBe('');
    const { findings } = parseRun([read('plumbline-report/run.ndjson')]);
    expect(findings.length).toBeGreaterThan(0);
    expect(reportErrors(read('report.json'))).toBe('');
    expect(runRecordErrors(read('plumbline-report/run.ndjson'))).toBe('');
    expect(sarifErrors(read('report.sarif'))).toBe('');
    expect(harErrors(read('report.har'))).toBe('');
    expect(await junitErrors(read('junit.xml'))).toBe('');
    expect([...read('junit.xml').matchAll(/<failure /g)]).toHaveLength(findings.length);
    expect(read('github.txt').trimEnd().split('\n')).toHaveLength(findings.length);
    expect(read('report.html')).toContain('</html>');
    for (const { fileName } of reports) expect(read(fileName).length, fileName).toBeLessThan(MEBIBYTE);
    expect(ended.out.length).toBeLessThan(MEBIBYTE / 8);
  });
});
