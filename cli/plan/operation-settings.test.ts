import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EndRecord, StartRecord } from '../../properties/run-record.ts';
import type { OperationsConfig } from '../config/operations.ts';
import { type Ended, runCommand } from '../run-command.testing.ts';
import { booksWith } from './login.testing.ts';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

let seen: Seen[] = [];
let server: Server;
let url = '';
let folder = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    response.writeHead(202, { 'content-type': 'application/json' });
    response.end('[]');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => server.close());
beforeEach(() => {
  seen = [];
  folder = mkdtempSync(join(tmpdir(), 'plumbline-operations-'));
  writeFileSync(join(folder, 'books.json'), JSON.stringify(booksWith({ type: 'http', scheme: 'bearer' })));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a command with these settings of single operations. */
function runWith(operations: OperationsConfig, ...argv: string[]): Promise<Ended> {
  const config = { document: 'books.json', cases: 3, seed: 1, operations };
  writeFileSync(join(folder, 'plumbline.config.json'), JSON.stringify(config));
  return runCommand(argv, { cwd: folder, env: { OWN_TOKEN: 'own-token-0123' } });
}

function records(): readonly { readonly type: string }[] {
  const text = readFileSync(join(folder, 'plumbline-report', 'run.ndjson'), 'utf8').trim();
  return text.split('\n').map((line) => JSON.parse(line));
}
const start = (): StartRecord => records().find((record): record is StartRecord => record.type === 'start') ?? fail();
const end = (): EndRecord => records().find((record): record is EndRecord => record.type === 'end') ?? fail();
function fail(): never {
  throw new Error('the run file lacks a record');
}

describe('an operation that is left out', () => {
  test('is not sent, and is named with its reason as not tested', async () => {
    const { code, out } = await runWith(
      { createBook: { skip: { reason: 'sends mail', until: '2999-01-01' } } },
      'test',
    );
    expect(code).toBe(0);
    expect(out).toContain('POST /books is left out: sends mail (until 2999-01-01)');
    expect(start().operations.map(({ label }) => label)).toEqual(['GET /books', 'GET /books/{bookId}']);
    expect(end().notTested).toContain('POST /books is left out: sends mail (until 2999-01-01)');
    const listed = await runWith({ createBook: { skip: 'sends mail' } }, 'list');
    expect(listed.out).toMatch(/sends mail/);
    expect((await runWith({ createBook: { skip: 'sends mail' } }, 'cases')).out).not.toContain('"POST /books"');
  });

  test('is tested again when its day has passed, and that is a diagnostic', async () => {
    const { code, err } = await runWith(
      { 'POST /b*': { skip: { reason: 'sends mail', until: '2020-01-31' } } },
      'test',
    );
    expect(code).toBe(0);
    expect(err).toContain('POST /books is tested again: it was left out until 2020-01-31 (sends mail); remove skip of');
    expect(start().diagnostics).toContainEqual(expect.objectContaining({ code: 'skip-expired', severity: 'warning' }));
    expect(start().operations).toHaveLength(3);
  });

  test('may not be every one', async () => {
    const { code, err } = await runWith({ '* *': { skip: 'later' } }, 'test');
    expect(err).toBe('plumbline: plumbline.config.json leaves out every operation that was chosen\n');
    expect(code).toBe(3);
  });
});

describe('settings of an operation', () => {
  test('fix values of parameters wherever a case is not about breaking them, and nothing is found', async () => {
    const operations = {
      listBooks: { parameters: { limit: 7 } },
      'GET /books/{bookId}': { parameters: { bookId: 12 } },
    };
    const { out } = await runWith(
      operations,
      'cases',
      '--generator',
      'boundaries',
      '--generator',
      'valid',
      '--only',
      'GET *',
    );
    const urls = out
      .trim()
      .split('\n')
      .map((line) => new URL(JSON.parse(line).request.url));
    expect(new Set(urls.map(({ pathname, search }) => pathname + search))).toEqual(
      new Set(['/books?limit=7', '/books/12']),
    );
    const broken = await runWith(operations, 'cases', '--generator', 'invalid', '--only', 'listBooks');
    expect(broken.out).toMatch(/limit=(?!7")/);
    expect((await runWith(operations, 'test', '--fail-on', 'warning')).code).toBe(0);
  });

  test('send header fields and credentials there alone', async () => {
    const operations: OperationsConfig = {
      listBooks: { headers: { 'X-Tenant': 'acme' }, auth: { reader: `\${OWN_TOKEN}` } },
      createBook: { auth: 'none' },
    };
    const { out } = await runWith(
      operations,
      'test',
      '--url',
      url,
      '--token',
      'main-token-0123',
      '--generator',
      'valid',
      '--header',
      'X-Tenant: other',
    );
    const of = (method: string, path: string): readonly IncomingHttpHeaders[] =>
      seen
        .filter((request) => request.method === method && request.url.split('?')[0] === path)
        .map(({ headers }) => headers);
    for (const headers of of('GET', '/books'))
      expect(headers).toMatchObject({ 'x-tenant': 'acme', authorization: 'Bearer own-token-0123' });
    for (const headers of of('GET', '/books/0'))
      expect(headers).toMatchObject({ 'x-tenant': 'other', authorization: 'Bearer main-token-0123' });
    for (const headers of of('POST', '/books')) expect(headers.authorization).toBeUndefined();
    expect(of('GET', '/books').length * of('GET', '/books/0').length * of('POST', '/books').length).toBeGreaterThan(0);
    expect(out + JSON.stringify(records())).not.toContain('own-token-0123');
  });

  test('expect statuses that the document does not name', async () => {
    const flags = [
      'test',
      '--url',
      url,
      '--token',
      'main-token-0123',
      '--check',
      'status-documented',
      '--generator',
      'valid',
    ];
    await runWith({ 'GET /books': { expectedStatuses: [202] } }, ...flags);
    const found = records().flatMap((record) =>
      'operation' in record && record.type === 'finding' ? [record.operation] : [],
    );
    expect(found.length).toBeGreaterThan(0);
    expect(found).not.toContainEqual(expect.objectContaining({ method: 'GET', path: '/books' }));
  });

  test.for<[string, OperationsConfig, RegExp]>([
    [
      'no operation',
      { listBoks: {} },
      /operations\["listBoks"\] in plumbline\.config\.json names no operation of the document; did you mean listBooks\?/,
    ],
    [
      'no parameter',
      { listBooks: { parameters: { limt: 1 } } },
      /fixes the parameter limt, which there is not; did you mean limit\?/,
    ],
    [
      'an invalid value',
      { listBooks: { parameters: { limit: 51 } } },
      /fixes query limit to 51, which the document refuses for GET \/books/,
    ],
    [
      'no scheme',
      { listBooks: { auth: { raeder: 'x' } } },
      /has a credential for raeder, which is not asked for there; did you mean reader\?/,
    ],
    [
      'no second identity',
      { listBooks: { auth: 'second' } },
      /auth of GET \/books .* is the second identity, and there is none; set --second-token/,
    ],
    [
      'no day',
      { listBooks: { skip: { reason: 'x', until: '2027-02-30' } } },
      /skip\.until in .* must be a day, as in 2027-01-31/,
    ],
  ])('with %s are refused in one sentence', async ([, operations, message]) => {
    const { code, err } = await runWith(operations, 'test', '--url', url, '--token', 'main-token-0123');
    expect(err).toMatch(message);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
  });
});
