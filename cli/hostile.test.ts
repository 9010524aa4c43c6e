import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  answer,
  bomb,
  drips,
  type Hostile,
  interim,
  type Mode,
  says,
  startHostile,
  streams,
} from './hostile.testing.ts';
import { type Ended, runCommand } from './run-command.testing.ts';

const TOKEN = 'sk-9Wd/quiet+harbour~lantern=';
const api = {
  openapi: '3.1.0',
  info: { title: 'Books', version: '1' },
  security: [{ token: [] }],
  paths: {
    '/books': {
      get: {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1 } }],
        responses: {
          200: {
            description: 'ok',
            content: { 'application/json': { schema: { type: 'object', required: ['books'] } } },
          },
        },
      },
    },
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
};

let folder = '';
let server: Hostile | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
  writeFileSync(join(folder, 'api.json'), JSON.stringify(api));
});
afterEach(() => {
  server?.close();
  rmSync(folder, { recursive: true });
});

/** One run: few cases, little patience. */
const against = async (mode: Mode, ...more: readonly string[]): Promise<Ended> => {
  server = await startHostile(mode);
  return runOn(server.url, ...more);
};
const runOn = (url: string, ...more: readonly string[]): Promise<Ended> =>
  runCommand(
    [
      ...['api.json', '--url', url, '--token', TOKEN, '--cases', '1', '--verbose'],
      ...['--timeout', '60', '--time-limit', '1.5', '--max-requests', '15', ...more],
    ],
    { cwd: folder },
  );
const written = (): string =>
  readdirSync(join(folder, 'plumbline-report'))
    .map((name) => readFileSync(join(folder, 'plumbline-report', name), 'utf8'))
    .join('\n');

const json = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const MODES: readonly (readonly [does: string, mode: Mode, names: RegExp])[] = [
  ['never answers', () => {}, /no complete answer within 60 ms/],
  ['sends an octet now and then', drips, /no complete answer within 60 ms: status 200/],
  ['resets every connection', (socket) => socket.resetAndDestroy(), /connection was reset/],
  ['closes every connection', (socket) => void socket.end(), /closed|reset/],
  ['promises more than it sends', says(`${json}Content-Length: 100\r\n\r\n{}`), /Content-Length says 100/],
  ['breaks its chunks', says(`${json}Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n`), /chunk/],
  ['has no status', says('HTTP/1.1 abc\r\n\r\n'), /status line/],
  ['speaks another protocol', says('SSH-2.0-OpenSSH_9.6\r\n'), /SSH-2.0/],
  ['sends a header section of a megabyte', says(`${json}X-A: ${'a'.repeat(1 << 20)}\r\n\r\n`), /larger than the cap/],
  [
    'sends ten thousand fields',
    says(`${json}${'X-A: b\r\n'.repeat(10_000)}Content-Length: 2\r\n\r\n{}`),
    /body-matches-schema/,
  ],
  ['nests 100,000 lists', answer(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), /nests more than 1000 levels/],
  ['nests 100,000 objects', answer(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`), /nests more than 1000 levels/],
  ['never stops sending', streams(`${json}\r\n`), /content-type|truncated|too large|cases|--max-requests/],
  [
    'sends 200 MB',
    streams(`${json}Content-Length: 209715200\r\n\r\n`),
    /content-type|truncated|too large|cases|--max-requests/,
  ],
  ['sends a compression bomb', bomb(), /content-type|truncated|too large|cases|--max-requests/],
  ['sends octets that are no text', answer(Buffer.from('7b22fffe223a317d', 'hex')), /json-utf8/],
  ['sends lone surrogates', answer('{"books":"\\ud800","\\udfff":1}'), /json-utf8/],
  [
    'sends terminal escapes',
    answer('{"a":"\u001b]0;owned\u0007\u009b31m', { fields: 'X-A: \u001b[31mred\r\n' }),
    /json-well-formed/,
  ],
  [
    'names members like those of every object',
    answer('{"__proto__":{"books":1},"constructor":1}'),
    /body-matches-schema/,
  ],
  ['redirects in a circle', answer('', { status: '302 Found', fields: 'Location: /books\r\n' }), /302/],
  ['sends interim answers only', interim('103 Early Hints', 1), /no complete answer/],
  [
    'sends fifty interim answers before each',
    (socket, request, count) => {
      interim('100 Continue', 50)(socket, request, count);
      answer('{}')(socket, request, count);
    },
    /body-matches-schema/,
  ],
  ['switches protocols', interim('101 Switching Protocols', 1), /101/],
  [
    'puts everything off for an hour',
    answer('', { status: '429 Too Many Requests', fields: 'Retry-After: 3600\r\n' }),
    /--time-limit was used up/,
  ],
  ['is overloaded', answer('', { status: '503 Service Unavailable' }), /503|--time-limit|--max-requests/],
  [
    'answers in HTML',
    says('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 14\r\n\r\n<h1>Hello</h1>'),
    /text\/html/,
  ],
];

describe('a run against a server that', () => {
  test.each(MODES)('%s ends within its limits and names the cause', async (_, mode, names) => {
    const { code, out, err } = await against(mode);
    expect(err).toBe('');
    expect([1, 3]).toContain(code);
    expect(out.replace(/\s+/g, ' ')).toMatch(names);
    expect(server?.heads.length).toBeLessThanOrEqual(30);
    const controls = [...out].filter((character) => /[\x00-\x09\x0b-\x1f\x7f-\x9f]/.test(character));
    expect(controls).toEqual([]);
    expect(`${out}${written()}`).not.toContain(TOKEN);
  });

  test('redirects to another host is not followed there, by nothing and with no credential', async () => {
    const elsewhere = await startHostile(answer('{"books":[]}'));
    const fields = `Location: ${elsewhere.url}/books\r\n`;
    await against(answer('', { status: '307 Temporary Redirect', fields }));
    elsewhere.close();
    expect(elsewhere.heads).toEqual([]);
  });

  test('speaks no TLS where TLS was asked for cannot be judged, and the reason is said', async () => {
    const plain = createServer();
    await new Promise<void>((done) => plain.listen(0, '127.0.0.1', done));
    const address = plain.address();
    const { port } = typeof address === 'object' && address !== null ? address : { port: 0 };
    const { code, err } = await runOn(`https://127.0.0.1:${port}`, '--timeout', '2000');
    plain.close();
    expect(code).toBe(3);
    expect(err).toMatch(/TLS/);
  });

  test('says the token back in every spelling and in pieces leaves it in no report and on no terminal', async () => {
    const half = Math.ceil(TOKEN.length / 2);
    const said = [
      TOKEN,
      encodeURIComponent(TOKEN),
      Buffer.from(TOKEN).toString('base64'),
      Buffer.from(`:${TOKEN}`).toString('base64url'),
      Buffer.from(TOKEN).toString('hex'),
      JSON.stringify(TOKEN).replaceAll('/', '\\/'),
    ];
    const content = JSON.stringify({ said, first: TOKEN.slice(0, half), rest: TOKEN.slice(half) });
    const fields = `X-Said: ${TOKEN}\r\nX-First: ${TOKEN.slice(0, half)}\r\nX-Rest: ${TOKEN.slice(half)}\r\nSet-Cookie: t=${TOKEN}\r\n`;
    const formats = ['json', 'html', 'junit', 'sarif', 'markdown', 'har'].flatMap((id) => ['--report', id]);
    const { out, err } = await against(answer(content, { fields }), '--record', ...formats);
    const everything = `${out}${err}${written()}`;
    expect(everything).toContain('[redacted]');
    for (const spelling of [...said, TOKEN.slice(0, half), TOKEN.slice(half)])
      expect(everything).not.toContain(spelling);
  });
});
