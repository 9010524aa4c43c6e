import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from './run-command.testing.ts';

const book = {
  type: 'object',
  required: ['title'],
  properties: { title: { type: 'string' }, id: { type: 'integer' } },
};
const content = { 'application/json': { schema: book } };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } };
const api = {
  openapi: '3.1.0',
  info: { title: 'Books', version: '1' },
  security: [{ token: [] }],
  paths: {
    '/books': {
      post: { requestBody: { required: true, content }, responses: { 201: { description: 'made', content } } },
    },
    '/books/{id}': {
      parameters: [id],
      get: { responses: { 200: { description: 'ok', content } } },
      delete: { responses: { 204: { description: 'gone' } } },
    },
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
};
const config = {
  identities: {
    main: { login: { request: 'POST /login', body: { user: 'a', password: 'b' }, tokenAt: '/token', as: 'token' } },
  },
};

let folder = '';
let server: Server;
let url = '';
/** When each request came, logins among them. Milliseconds. */
let times: number[] = [];
let inFlight = 0;
let mostInFlight = 0;

// A server with a bug in every answer, whose tokens wear out after nine requests: there is much to confirm, to shrink, to
// log in for and to clean up.
beforeAll(async () => {
  let logins = 0;
  let uses = 0;
  let books = 0;
  server = createServer((request, response) => {
    times.push(performance.now());
    mostInFlight = Math.max(mostInFlight, ++inFlight);
    response.on('close', () => inFlight--);
    request.resume();
    request.on('end', () => {
      const say = (status: number, body?: object): void =>
        void response.writeHead(status, { 'content-type': 'application/json' }).end(body && JSON.stringify(body));
      if (request.url === '/login') {
        uses = 0;
        return say(200, { token: `token-number-${++logins}-of-many` });
      }
      if (request.headers.authorization !== `Bearer token-number-${logins}-of-many` || ++uses > 9) return say(401, {});
      if (request.method === 'POST') return say(201, { id: ++books, title: 7 });
      if (request.method === 'DELETE') return void response.writeHead(204).end();
      say(200, { id: 1, title: 7 });
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
  writeFileSync(join(folder, 'api.json'), JSON.stringify(api));
  writeFileSync(join(folder, 'plumbline.config.json'), JSON.stringify(config));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  times = [];
  mostInFlight = 0;
});
const run = (...options: readonly string[]) =>
  runCommand(['api.json', '--url', url, '--cases', '5', ...options], { cwd: folder });
const counted = (): number =>
  JSON.parse(readFileSync(join(folder, 'plumbline-report', 'report.json'), 'utf8')).totals.requests;

describe('what a server sees of a run, logins, confirmations, shrinking and clean-up among it,', () => {
  test('is counted to the last request', async () => {
    // Of what only a raw connection shows, servers may see two requests in one.
    const generators = ['valid', 'credentials', 'workflow'].flatMap((id) => ['--generator', id]);
    expect((await run('--max-requests', '80', ...generators)).err).toBe('');
    expect(times.length).toBeGreaterThan(40);
    expect(counted()).toBe(times.length);
  });

  test.each([1, 7, 90])('is never more than --max-requests %i', async (most) => {
    await run('--max-requests', String(most));
    expect(times.length).toBeLessThanOrEqual(most);
    expect(times.length).toBeGreaterThan(0);
  });

  test('is never more in a second than --rate', async () => {
    const rate = 40;
    await run('--rate', String(rate), '--max-requests', '70');
    expect(times.length).toBeGreaterThan(60);
    for (const [i, since] of times.entries()) {
      const within = times.slice(i).filter((time) => time - since < 1000).length;
      // Requests that were let out apart may arrive together: a slot more at either end.
      expect(within).toBeLessThanOrEqual(rate + 8);
    }
  });

  test('is never more at once than --concurrency', async () => {
    await run('--concurrency', '2', '--max-requests', '80');
    expect(mostInFlight).toBeLessThanOrEqual(2);
  });

  test('ends after --stop-after with what was made cleaned up, within the same budget', async () => {
    await run('--stop-after', '1', '--max-requests', '60');
    expect(times.length).toBeLessThanOrEqual(60);
  });
});

test('what is in flight when --time-limit is up is not waited for', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const alone = mkdtempSync(join(tmpdir(), 'plumbline-'));
  writeFileSync(join(alone, 'api.json'), JSON.stringify({ ...api, security: [] }));
  const patience = ['--time-limit', '0.3', '--timeout', '60000'];
  const { code, out } = await runCommand(['api.json', '--url', `http://127.0.0.1:${port}`, ...patience], {
    cwd: alone,
  });
  rmSync(alone, { recursive: true });
  silent.closeAllConnections();
  silent.close();
  expect(code).toBe(3);
  expect(out).toMatch(/--time-limit was used up/);
});
