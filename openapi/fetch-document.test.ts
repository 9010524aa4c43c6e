import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDocument } from './document.ts';

const document = (title: string): string =>
  JSON.stringify({ openapi: '3.1.0', info: { title, version: '1' }, servers: [{ url: '/' }], paths: {} });
const page = (inner: string): string => `<!DOCTYPE html>\n<html><body>${inner}</body></html>`;

/** Path → status, body, and further header fields. */
const served: Readonly<
  Record<string, readonly [status: number, body: string | Buffer, fields?: Record<string, string>]>
> = {
  '/plain': [200, document('plain'), { 'content-type': 'text/html' }],
  '/gzip': [200, gzipSync(document('gzip')), { 'content-encoding': 'gzip' }],
  '/brotli': [200, brotliCompressSync(document('brotli')), { 'content-encoding': 'br' }],
  '/moved': [302, '', { location: '/plain' }],
  '/round': [302, '', { location: '/round' }],
  '/lost': [302, '', { location: 'http://[' }],
  '/ui/': [200, page('<script src="./swagger-initializer.js"></script>')],
  '/ui/swagger-initializer.js': [200, 'window.ui = SwaggerUIBundle({ url: "/named.json", dom_id: "#x" })'],
  '/named.json': [200, document('named')],
  '/redoc': [200, page('<redoc spec-url="specs/redoc.yaml"></redoc>')],
  '/specs/redoc.yaml': [200, 'openapi: 3.1.0\ninfo: {title: redoc, version: "1"}\npaths: {}\n'],
  '/shop': [200, '{"hello":"world"}', { 'content-type': 'application/json' }],
  '/shop/openapi.json': [200, document('root')],
  '/spring': [404, '{}'],
  '/spring/v3/api-docs': [200, document('spring')],
  '/empty': [200, page('nothing here')],
  '/with-part': [
    200,
    JSON.stringify({ openapi: '3.1.0', info: { title: 'p', version: '1' }, paths: { '/a': { $ref: 'part.yaml#/a' } } }),
  ],
  '/part.yaml': [200, 'a: {get: {operationId: fromPart, responses: {"200": {description: ok}}}}\n'],
};

/** The version that /versioned serves, and how it answered. */
let version = 'first';
const asked: number[] = [];
let server: Server;
let base = '';

beforeAll(async () => {
  process.env.XDG_CACHE_HOME = mkdtempSync(join(tmpdir(), 'plumbline-cache-'));
  server = createServer((request, response) => {
    if (request.url === '/versioned') {
      const same = request.headers['if-none-match'] === `"${version}"`;
      asked.push(same ? 304 : 200);
      response.writeHead(same ? 304 : 200, { etag: `"${version}"` }).end(same ? undefined : document(version));
      return;
    }
    const [status, body, fields] = served[request.url ?? ''] ?? [404, 'no such thing'];
    response.writeHead(status, fields ?? {}).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server has an AddressInfo
});
afterAll(() => {
  delete process.env.XDG_CACHE_HOME;
  server.close();
});

describe('a document on the network', () => {
  test.each([
    ['/plain', 'plain'],
    ['/gzip', 'gzip'],
    ['/brotli', 'brotli'],
    ['/moved', 'plain'],
    ['/ui/', 'named'],
    ['/redoc', 'redoc'],
    ['/shop', 'root'],
    ['/spring', 'spring'],
  ])('is found at %s', async (path, title) => {
    expect((await loadDocument(base + path)).title).toBe(title);
  });

  test('that has not changed is not sent again', async () => {
    const titles: string[] = [];
    for (const each of ['first', 'first', 'second', 'second']) {
      version = each;
      titles.push((await loadDocument(`${base}/versioned`)).title);
    }
    expect({ titles, asked }).toEqual({ titles: ['first', 'first', 'second', 'second'], asked: [200, 304, 200, 304] });
  });

  test('may refer to others of its own origin', async () => {
    const { root } = await loadDocument(`${base}/with-part`);
    expect(JSON.stringify(root)).toContain('fromPart');
  });

  test.each([
    ['/nowhere/at/all', /answered 404; check the address/],
    ['/round', /redirects more than 5 times, last to \/round/],
    ['/lost', /redirects to http:\/\/\[, which is no URL/],
    ['/empty', /\/empty is a web page, and none of .*openapi\.json.* is an OpenAPI document/],
  ])('that is not at %s is one sentence', async (path, message) => {
    // Nothing at the usual places either.
    const error = await loadDocument(base + path).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ name: 'PlumblineError', message: expect.stringMatching(message) });
  });

  test('where nobody listens is named, without the password of the address', async () => {
    const error = await loadDocument('http://user:secret@127.0.0.1:9/x').catch((cause: unknown) => cause);
    expect(error).toMatchObject({ message: expect.stringContaining('127.0.0.1:9/x cannot be fetched') });
    expect(String(error)).not.toContain('secret');
  });
});
