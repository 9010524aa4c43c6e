import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const DOCUMENT = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: /v1 }]
paths:
  /books/{id}:
    get:
      operationId: getBook
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200':
          description: ok
          headers: { X-Stock: { required: true, schema: { type: integer } } }
          content:
            application/json:
              schema:
                type: object
                required: [title, price]
                properties:
                  title: { type: string }
                  price: { type: number }
        '404': { description: none, content: { application/json: { schema: { type: object } } } }
        5XX: { description: broken, content: { application/json: { schema: { type: object, required: [error] } } } }
    delete:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '204': { description: gone }
        default: { description: other, content: { application/json: { schema: { type: object } } } }
`;

/** One answer of the shop for each id. */
const ANSWERS: Readonly<Record<string, readonly [status: number, headers: Record<string, string>, body: string]>> = {
  good: [200, { 'content-type': 'application/json', 'x-stock': '3' }, '{"title":"A","price":12}'],
  wrong: [200, { 'content-type': 'application/json', 'x-stock': '3' }, '{"title":"A","price":"\\u001b[31m12"}'],
  unlabelled: [200, { 'content-type': 'text/html', 'x-stock': '3' }, '<b>A</b>'],
  unstocked: [200, { 'content-type': 'application/json', 'x-stock': 'many' }, '{"title":"A","price":12}'],
  absent: [404, { 'content-type': 'application/json' }, '{}'],
  lost: [404, { 'content-type': 'text/html' }, '<b>Cannot GET</b>'],
  teapot: [418, { 'content-type': 'application/json' }, '{}'],
  broken: [500, { 'content-type': 'application/json' }, '{"error":"x"}'],
  gateway: [502, { 'content-type': 'text/html' }, '<b>bad gateway</b>'],
};

/** A shop, wrong in one way for each id; with `/packed/` in the path its answers are compressed. */
export const shop: RequestListener = (request, response) => {
  const id = (request.url ?? '').split('/').at(-1) ?? '';
  if (request.method === 'DELETE') {
    response.writeHead(id === 'good' ? 204 : 500, { 'content-type': 'text/html' }).end(id === 'good' ? '' : '<b>');
    return;
  }
  const [status, headers, body] = ANSWERS[id.replace('packed-', '')] ?? [
    404,
    { 'content-type': 'application/json' },
    '{}',
  ];
  const packed = id.startsWith('packed-');
  response.writeHead(status, { ...headers, ...(packed && { 'content-encoding': 'gzip' }) });
  response.end(packed ? gzipSync(body) : body);
};

/** The document of the shop in a folder of its own. */
export function shopDocument(): { readonly path: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-shop-'));
  const path = join(folder, 'shop.yaml');
  writeFileSync(path, DOCUMENT);
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The shop on a free port of the loopback interface. */
export async function openShop(): Promise<{ readonly url: string; readonly server: Server; close(): Promise<void> }> {
  const server = createServer(shop);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listens on a port, so it is no pipe
  return {
    url: `http://127.0.0.1:${port}/v1`,
    server,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
