import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from './run-command.testing.ts';

/** The requests at which runs are interrupted; `npm run interrupts` does it at random moments, to processes. */
const MOMENTS = [1, 2, 7, 30, 75, 120, 180, 250];
const operation = (n: number) => ({
  [`/things${n}`]: {
    get: { responses: { 200: { description: 'ok', content: { 'application/json': { schema: { type: 'array' } } } } } },
    post: {
      requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
      responses: { 201: { description: 'made' } },
    },
  },
});
const api = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1' },
  paths: Object.assign({}, ...Array.from({ length: 6 }, (_, n) => operation(n))),
};

let folder = '';
let server: Server;
let url = '';
let requests = 0;
let interruptAt = 0;
let interruption = new AbortController();

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    if (++requests === interruptAt) interruption.abort();
    setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'), 5);
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

const interruptedAt = (request: number) => {
  requests = 0;
  interruptAt = request;
  interruption = new AbortController();
  return runCommand(['api.json', '--url', url, '--verbose'], { cwd: folder, interrupted: interruption.signal });
};
const file = (): string => join(folder, 'plumbline-report', 'run.ndjson');

describe('an interrupted run', () => {
  test('has every finding that it printed in its run file, whenever it was interrupted', async () => {
    let findings = 0;
    for (const moment of MOMENTS) {
      rmSync(file(), { force: true });
      const { code, out } = await interruptedAt(moment);
      expect(code).toBe(130);
      if (!out) continue;
      const records = readFileSync(file(), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      const stored = new Set(records.map(({ id }) => id));
      const printed = [...out.matchAll(/^ *id ([0-9a-f]{12})/gm)].map((match) => match[1]);
      findings += printed.length;
      for (const id of printed) expect(stored).toContain(id);
      expect(records.at(-1)).toMatchObject({ type: 'end', interrupted: true });
    }
    expect(findings).toBeGreaterThan(0);
  });

  test('is reported again from a run file that was cut off in the middle of a line', async () => {
    await interruptedAt(200);
    const whole = readFileSync(file(), 'utf8');
    const cut = join(folder, 'cut.ndjson');
    for (const share of [0.4, 0.7, 0.95]) {
      const start = whole.indexOf('\n') + 1;
      writeFileSync(cut, whole.slice(0, start + Math.floor((whole.length - start) * share)));
      const { code, out, err } = await runCommand(['report', cut], { cwd: folder });
      expect(err).toBe('');
      expect(code).toBe(130);
      expect(out).toMatch(/inconclusive|deviates/);
    }
  });

  test('before its first request sends nothing, and says so', async () => {
    const { code, err } = await runCommand(['api.json', '--url', url], {
      cwd: folder,
      interrupted: AbortSignal.abort(),
    });
    expect(code).toBe(130);
    expect(err).toBe('interrupted before the first request; nothing was sent\n');
  });
});
