import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Ended, runCommand } from '../run-command.testing.ts';

const TOKEN = 'sk-7Qm/very+secret~token==';
const api = {
  openapi: '3.1.0',
  info: { title: 'Books', version: '1' },
  security: [{ token: [] }],
  paths: {
    '/books': {
      get: {
        operationId: 'listBooks',
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } }],
        responses: {
          200: {
            description: 'ok',
            content: {
              'application/json': {
                schema: { type: 'object', required: ['books'], properties: { books: { type: 'array' } } },
              },
            },
          },
          400: { description: 'bad', content: {} },
          401: { description: 'who?', content: {} },
        },
      },
    },
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
};

/** Answers everything, and says all that it was sent. */
const echo: RequestListener = (request, response) => {
  const said = String(request.headers.authorization ?? '').replace(/[^\x20-\x7e]/g, '?');
  response.writeHead(200, { 'content-type': 'application/json', 'x-said': said, 'set-cookie': `said=${said}` });
  response.end(
    JSON.stringify({ url: request.url, headers: request.headers, encoded: Buffer.from(said).toString('base64') }),
  );
};
const refuses: RequestListener = (_, response) => {
  response.writeHead(401, { 'www-authenticate': 'Bearer realm="books"' });
  response.end();
};
const slow: RequestListener = (request, response) => {
  setTimeout(() => echo(request, response), 150);
};

let folder = '';
let listener = echo;
let server: Server;
let url = '';

beforeAll(async () => {
  server = createServer((request, response) => listener(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/v1`;
});
beforeEach(() => {
  listener = echo;
  folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
  writeFileSync(join(folder, 'api.json'), JSON.stringify(api));
  return () => rmSync(folder, { recursive: true });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const againstServer = (...more: readonly string[]): Promise<Ended> =>
  runCommand(['api.json', '--url', url, '--token', TOKEN, '--cases', '5', ...more], { cwd: folder });
const text = (name: string): string => readFileSync(join(folder, 'plumbline-report', name), 'utf8');
const report = () => JSON.parse(text('report.json'));

describe('test, against the embedded mock', () => {
  test('ends with 0, a verdict on standard output, and reports on disk', async () => {
    const { code, out, err } = await runCommand(['api.json', '--cases', '5'], { cwd: folder });
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('✓ conforms');
    expect(readdirSync(join(folder, 'plumbline-report')).toSorted()).toEqual([
      'report.html',
      'report.json',
      'run.ndjson',
    ]);
    expect(report()).toMatchObject({
      verdict: 'conforms',
      target: { embedded: true },
      totals: { errors: 0, warnings: 0 },
    });
  });

  test('has the same findings, cases and addresses for the same seed', async () => {
    const first = await runCommand(['api.json', '--cases', '5', '--seed', '7'], { cwd: folder });
    const totals = report().totals;
    await runCommand(['api.json', '--cases', '5', '--seed', '7'], { cwd: folder });
    expect(first.out).toContain('seed 7');
    expect({ ...report().totals, durationMs: 0 }).toEqual({ ...totals, durationMs: 0 });
  });
});

describe('test, against a server that deviates', () => {
  test('ends with 1, and every line of the run file is complete', async () => {
    const { code, out } = await againstServer();
    expect(code).toBe(1);
    expect(out).toContain('✗ deviates');
    const records = text('run.ndjson')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).type);
    expect(records[0]).toBe('start');
    expect(records.at(-1)).toBe('end');
    expect(report().findings.length).toBeGreaterThan(0);
  });

  test('keeps the token out of everything, although the server says it back in every way', async () => {
    const { out, err } = await againstServer(
      '--record',
      ...['json', 'html', 'junit', 'sarif', 'markdown', 'har', 'github'].flatMap((id) => ['--report', id]),
    );
    const files = readdirSync(join(folder, 'plumbline-report'));
    expect(files).toHaveLength(7);
    // One character short or changed is as good as the token itself.
    const core = 'very+secret~tok';
    const spellings = [
      core,
      encodeURIComponent(core),
      ...[0, 1, 2].map((offset) =>
        Buffer.from(`${' '.repeat(offset)}${core}`)
          .toString('base64')
          .slice(4, -4),
      ),
    ];
    for (const spelling of spellings) {
      for (const name of files) expect.soft(text(name).includes(spelling), `${spelling} in ${name}`).toBe(false);
      expect.soft(`${out}${err}`.includes(spelling), `${spelling} on the terminal`).toBe(false);
    }
  });

  test('writes down every exchange with --record, as many as there were requests, and says what each was for', async () => {
    await againstServer('--record', '--report', 'json', '--report', 'har');
    const records = text('run.ndjson')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const exchanges = records.filter(({ type }) => type === 'exchange');
    expect(records[0].type).toBe('start');
    expect(exchanges).toHaveLength(report().totals.requests);
    expect(exchanges.map(({ purpose }) => purpose)).toEqual(
      expect.arrayContaining(['scouting', 'case', 'confirmation', 'sequence']),
    );
    expect(JSON.parse(text('report.har')).log.entries).toHaveLength(exchanges.length);
    await againstServer('--report', 'json');
    expect(text('run.ndjson')).not.toContain('"type":"exchange"');
  });

  test('fails on nothing with --fail-on none', async () => {
    expect((await againstServer('--fail-on', 'none')).code).toBe(0);
  });

  test('knows the findings of a baseline, and fails on new ones only', async () => {
    expect((await againstServer('--baseline', 'known.json', '--update-baseline')).code).toBe(0);
    const baseline = JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8'));
    expect(baseline.findings.length).toBeGreaterThan(1);
    expect((await againstServer('--baseline', 'known.json', '--fail-on', 'warning')).code).toBe(0);
    expect(report().totals).toMatchObject({ errors: 0, warnings: 0, known: baseline.findings.length });
    for (const finding of report().findings) expect(finding).toHaveProperty('known');
    expect((await againstServer('--baseline', 'known.json', '--stop-after', '1')).code).toBe(0);
    const [first, ...others] = report().findings;
    const fewer = baseline.findings.filter(({ id }: { id: string }) => id !== first.id);
    writeFileSync(join(folder, 'known.json'), JSON.stringify({ ...baseline, findings: fewer }));
    expect((await againstServer('--baseline', 'known.json', '--fail-on', 'warning')).code).toBe(1);
    expect(others.length).toBeGreaterThan(0);
  });

  test('ends when it is interrupted, with 130 and its reports written', async () => {
    listener = slow;
    const interruption = new AbortController();
    setTimeout(() => interruption.abort(), 400);
    const { code } = await runCommand(['api.json', '--url', url, '--token', TOKEN, '--concurrency', '1'], {
      cwd: folder,
      interrupted: interruption.signal,
    });
    expect(code).toBe(130);
    expect(JSON.parse(text('run.ndjson').trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
      type: 'end',
      interrupted: true,
    });
    expect(existsSync(join(folder, 'plumbline-report', 'report.html'))).toBe(true);
  });

  test('that refuses every credential cannot be judged: 3, and no finding', async () => {
    listener = refuses;
    const { code, out } = await againstServer('--fail-on', 'warning');
    expect(code).toBe(3);
    expect(out).toMatch(/refuse[ds] the credentials|credentials were refused/);
    expect(report()).toMatchObject({ verdict: 'inconclusive', findings: [] });
  });
});

describe('replay and report', () => {
  test('replay sends a finding again, byte for byte, and judges it again', async () => {
    await againstServer();
    const finding = report().findings.find(({ check }: { check: string }) => check === 'body-matches-schema');
    const seen: (string | undefined)[] = [];
    listener = (request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      echo(request, response);
    };
    const again = await runCommand(['replay', finding.id, '--token', TOKEN], { cwd: folder });
    expect(again.err).toBe('');
    expect(again.code).toBe(1);
    expect(again.out).toContain('✗ body-matches-schema');
    expect(again.out).toContain(`reproduced: the finding is still there (${finding.id}, body-matches-schema)`);
    expect(again.out).not.toContain('secret~tok');
    const path = finding.request.url.slice(url.length);
    expect(seen).toEqual([`GET /v1${path} Bearer ${TOKEN}`]);
    const byAddress = await runCommand(['replay', finding.address, '--token', TOKEN], { cwd: folder });
    expect(byAddress.out.split('\n')[0]).toBe(again.out.split('\n')[0]);
  });

  test('replay says 0 when the server has been mended', async () => {
    await againstServer();
    const finding = report().findings.find(
      ({ check, violation }: { check: string; violation?: object }) => check === 'body-matches-schema' && !violation,
    );
    listener = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"books":[]}');
    };
    const { code, out } = await runCommand(['replay', finding.id, '--token', TOKEN], { cwd: folder });
    expect(code).toBe(0);
    expect(out).toContain('✓ this answer conforms');
    expect(out).toContain('fixed: the answer is as promised now');
    listener = (_, response) => {
      response.writeHead(418).end();
    };
    const other = await runCommand(['replay', finding.id, '--token', TOKEN], { cwd: folder });
    expect(other).toMatchObject({
      code: 1,
      out: expect.stringContaining('different: the answer is wrong in another way now'),
    });
  });

  test('report prints the same run from its file', async () => {
    const { out } = await againstServer();
    const before = report();
    const again = await runCommand(['report', 'plumbline-report/run.ndjson'], { cwd: folder });
    expect(again).toMatchObject({ code: 1, out });
    expect(report()).toEqual(before);
  });
});
