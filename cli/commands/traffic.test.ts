import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startMock } from '../../mock/server.ts';
import { operations } from '../../openapi/operations.ts';
import { parseDocument } from '../../openapi/parse.ts';
import { runCommand } from '../run-command.testing.ts';
import { main } from '../run-command.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'plumbline-traffic-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const SECRET = 'plumbline-mock-first-Token-7Kq2';
const text = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  servers: [{ url: '/v1' }],
  security: [{ bearer: [] }],
  paths: {
    '/notes': {
      post: {
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } },
            },
          },
        },
        responses: {
          201: {
            description: 'made',
            content: {
              'application/json': {
                schema: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
              },
            },
          },
          400: { description: 'refused' },
          401: { description: 'who?' },
        },
      },
    },
  },
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
});

/** Runs the proxy before a mock with these faults while `use` sends to it; what the run left behind. */
async function proxied(faults: readonly string[], use: (url: string) => Promise<void>, { gone = false } = {}) {
  writeFileSync(join(cwd, 'notes.json'), text);
  const document = parseDocument(text, { source: 'notes.json' });
  const mock = await startMock({ document, operations: operations(document), faults });
  if (gone) await mock.close();
  const stop = new AbortController();
  let out = '';
  let err = '';
  const running = main(['proxy', 'notes.json', '--url', mock.url, '--port', '0', '--report', 'json'], {
    env: {},
    cwd,
    out: (piece) => {
      out += piece;
    },
    err: (piece) => {
      err += piece;
    },
    outIsTerminal: false,
    errIsTerminal: false,
    width: 80,
    stdin: async () => Buffer.alloc(0),
    interrupted: stop.signal,
  });
  try {
    while (!/^listening on \S+\n/.test(out)) {
      if (err !== '') throw new Error(err);
      await pause(5);
    }
    await use(/^listening on (\S+)/.exec(out)?.[1] ?? '');
  } finally {
    stop.abort();
  }
  const code = await running;
  if (!gone) await mock.close();
  return { code, out, err };
}

function send(url: string, body: unknown, token?: string): Promise<Response> {
  return fetch(`${url}/notes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
}

describe('the proxy', () => {
  test('passes answers through as they are and finds nothing wrong with a sound target', async () => {
    const { code, out } = await proxied([], async (url) => {
      const made = await send(url, { text: 'hello' }, SECRET);
      expect(made.status).toBe(201);
      expect(await made.text()).toContain('"id"');
      expect((await send(url, { text: 5 }, SECRET)).status).toBe(400);
      expect((await send(url, { text: 'hello' })).status).toBe(401);
    });
    expect(out).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\/v1\n/);
    expect(code, out).toBe(0);
    const report = JSON.parse(readFileSync(join(cwd, 'plumbline-report', 'report.json'), 'utf8'));
    expect(report).toMatchObject({ verdict: 'conforms', totals: { requests: 3, tested: 1 } });
  });

  test('judges each exchange, tells of findings at once, and stores no secret', async () => {
    const { code, err } = await proxied(['body-missing-member'], async (url) => {
      await (await send(url, { text: 'hello' }, SECRET)).text();
    });
    expect(code).toBe(1);
    expect(err).toContain('error body-matches-schema: POST /notes');
    const file = readFileSync(join(cwd, 'plumbline-report', 'run.ndjson'), 'utf8');
    expect(file).toContain('"type":"finding"');
    expect(file).not.toContain(SECRET);
  });

  test('answers 502 for a target that is not there', async () => {
    const { code, out } = await proxied(
      [],
      async (url) => expect((await send(url, { text: 'hello' }, SECRET)).status).toBe(502),
      { gone: true },
    );
    expect(code, out).toBe(3);
    expect(out).toContain('no request got an answer: no connection');
  });

  test('asks for the target', async () => {
    writeFileSync(join(cwd, 'notes.json'), text);
    const missing = await runCommand(['proxy', 'notes.json'], { cwd });
    expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('--url URL') });
  });
});

describe('judge', () => {
  test('judges the exchanges of a HAR file against the document', async () => {
    writeFileSync(join(cwd, 'notes.json'), text);
    const entry = (status: number, body: object) => ({
      time: 1,
      request: {
        method: 'POST',
        url: 'https://staging.example/v1/notes',
        headers: [{ name: 'Authorization', value: `Bearer ${SECRET}` }],
        postData: { mimeType: 'application/json', text: '{"text":"a"}' },
      },
      response: {
        status,
        headers: [{ name: 'Content-Type', value: 'application/json' }],
        content: { text: JSON.stringify(body) },
      },
    });
    writeFileSync(join(cwd, 'good.har'), JSON.stringify({ log: { entries: [entry(201, { id: 'x' })] } }));
    writeFileSync(join(cwd, 'bad.har'), JSON.stringify({ log: { entries: [entry(201, { id: 5 })] } }));
    const good = await runCommand(['judge', 'notes.json', 'good.har'], { cwd });
    expect(good, good.out + good.err).toMatchObject({ code: 0 });
    const bad = await runCommand(['judge', 'notes.json', 'good.har', 'bad.har'], { cwd });
    expect(bad).toMatchObject({ code: 1, out: expect.stringContaining('body-matches-schema') });
    expect(readFileSync(join(cwd, 'plumbline-report', 'judged.ndjson'), 'utf8')).not.toContain(SECRET);
    // What it wrote is traffic itself.
    const again = await runCommand(['judge', 'notes.json', 'plumbline-report/judged.ndjson', '--quiet'], { cwd });
    expect(again).toMatchObject({ code: 1, out: expect.stringContaining('body-matches-schema') });
  });

  test('says what is wrong with its operands', async () => {
    writeFileSync(join(cwd, 'notes.json'), text);
    expect(await runCommand(['judge', 'notes.json'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('judge needs recorded traffic'),
    });
    expect(await runCommand(['judge', 'notes.json', 'none.har'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('none.har cannot be read'),
    });
    writeFileSync(join(cwd, 'empty.har'), '{"log":{"entries":[]}}');
    expect(await runCommand(['judge', 'notes.json', 'empty.har'], { cwd })).toMatchObject({
      code: 3,
      out: expect.stringContaining('no exchange was recorded'),
    });
  });
});
