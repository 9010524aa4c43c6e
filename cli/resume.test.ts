import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from './run-command.testing.ts';

const content = { 'application/json': { schema: { type: 'object', properties: { size: { type: 'integer' } } } } };
const responses = { 200: { description: 'ok', content }, 400: { description: 'bad' } };
const api = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1' },
  paths: Object.fromEntries(
    ['/a', '/b'].map((path) => [
      path,
      { get: { responses }, post: { requestBody: { required: true, content }, responses } },
    ]),
  ),
};

let folder = '';
let server: Server;
let url = '';
let interruptAt = Number.POSITIVE_INFINITY;
let interruption = new AbortController();
let requests = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    if (++requests === interruptAt) interruption.abort();
    request.on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"size":"x"}'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
  writeFileSync(join(folder, 'api.json'), JSON.stringify(api));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const file = (): string => join(folder, 'plumbline-report', 'run.ndjson');
const run = (...options: readonly string[]) => {
  requests = 0;
  interruption = new AbortController();
  return runCommand(['test', '--cases', '20', '--record', '--report', 'json', '--concurrency', '3', ...options], {
    cwd: folder,
    interrupted: interruption.signal,
  });
};
/** The addresses of the cases whose answers were judged, in order. */
const judged = (): readonly string[] =>
  readFileSync(file(), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ type, purpose }) => type === 'exchange' && purpose === 'case')
    .map(({ address }) => address)
    .sort();
const report = () => JSON.parse(readFileSync(join(folder, 'plumbline-report', 'report.json'), 'utf8'));
const idsOf = ({ findings }: { findings: readonly { id: string }[] }): readonly string[] =>
  findings.map(({ id }) => id).sort();

test('an interrupted run goes on where it stopped, and comes to what it would have come to', async () => {
  interruptAt = Number.POSITIVE_INFINITY;
  await run('api.json', '--url', url);
  const whole = { judged: judged(), report: report() };
  for (const at of [40, 150]) {
    interruptAt = at;
    expect((await run('api.json', '--url', url)).code).toBe(130);
    const before = judged();
    expect(before.length).toBeLessThan(whole.judged.length);
    interruptAt = Number.POSITIVE_INFINITY;
    const { code, err } = await run('--resume', file());
    expect(err).toBe('');
    expect(code).toBe(1);
    expect(new Set(judged())).toEqual(new Set(whole.judged));
    // What was in flight when the interrupt came may have been answered, and is sent again.
    expect(judged().length - whole.judged.length).toBeLessThanOrEqual(8);
    expect(idsOf(report())).toEqual(idsOf(whole.report));
    expect(report().verdict).toBe('deviates');
  }
});

test('a run of another document or seed is not gone on with', async () => {
  interruptAt = Number.POSITIVE_INFINITY;
  await run('api.json', '--url', url, '--seed', '7');
  const seed = await run('--resume', file(), '--seed', '8');
  expect(seed).toMatchObject({ code: 2, err: expect.stringContaining('give --seed 7') });
  writeFileSync(join(folder, 'other.json'), JSON.stringify({ ...api, info: { title: 'Others', version: '1' } }));
  const other = await run('other.json', '--url', url, '--resume', file());
  expect(other).toMatchObject({ code: 2, err: expect.stringContaining('another version') });
});
