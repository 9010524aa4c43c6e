import { createServer as createProxy } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer } from 'node:https';
import { connect } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { makeCertificates } from './certificates.testing.ts';
import { createTransport, type TransportOptions } from './transport.ts';

const made = makeCertificates();
afterAll(() => made?.end());
const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});
const read = (name: string): string => made?.read(name) ?? '';

async function serve(certificate: string, more: object = {}): Promise<string> {
  const server = createServer(
    { cert: read(`${certificate}.pem`), key: read(`${certificate}.key`), ...more },
    (request, response) => {
      const { authorized } = request.socket as TLSSocket; // a server for https has no other sockets
      response.end(`authorized: ${authorized}`);
    },
  );
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `https://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
}

const ways = ['send', 'sendRaw'] as const;

describe.skipIf(!made)('TLS', () => {
  const exchange = async (url: string, how: (typeof ways)[number], options: TransportOptions = {}) => {
    const transport = createTransport(options);
    opened.push(() => transport.close());
    return transport[how]({ method: 'GET', url, headers: [] }, { timeout: 5_000, maxBody: 1_000 });
  };
  const body = (content: Uint8Array | undefined): string => Buffer.from(content ?? []).toString();

  test.each(ways)('refuses a certificate that nobody vouches for, and says so (%s)', async (how) => {
    const { failure } = await exchange(await serve('server'), how);
    expect(failure?.kind).toBe('tls');
    expect(failure?.message).toMatch(/certificate/);
  });

  test.each(ways)('accepts one that the given authority vouches for (%s)', async (how) => {
    const { response } = await exchange(await serve('server'), how, { ca: read('ca.pem') });
    expect(response?.status).toBe(200);
  });

  test.each(ways)('refuses one for another host (%s)', async (how) => {
    const { failure } = await exchange(await serve('other'), how, { ca: read('ca.pem') });
    expect(failure).toMatchObject({ kind: 'tls' });
  });

  test.each(ways)('accepts any when told to be insecure (%s)', async (how) => {
    for (const certificate of ['server', 'other'])
      expect((await exchange(await serve(certificate), how, { insecure: true })).response?.status).toBe(200);
  });

  test.each(ways)('shows a client certificate (%s)', async (how) => {
    const url = await serve('server', { requestCert: true, rejectUnauthorized: true, ca: read('ca.pem') });
    const shown = await exchange(url, how, { ca: read('ca.pem'), cert: read('client.pem'), key: read('client.key') });
    expect(body(shown.response?.body)).toBe('authorized: true');
    expect((await exchange(url, how, { ca: read('ca.pem') })).failure).toBeDefined();
  });

  test.each(ways)('goes through the tunnel of a proxy, and checks the certificate at its end (%s)', async (how) => {
    const behind = new URL(await serve('other'));
    const proxy = createProxy();
    proxy.on('connect', (_, socket) => {
      const onward = connect(Number(behind.port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    opened.push(() => proxy.close());
    const address = proxy.address();
    const httpsProxy = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const options = { ca: read('ca.pem'), proxy: { httpsProxy } };
    expect((await exchange('https://elsewhere.invalid/x', how, options)).response?.status).toBe(200);
    expect((await exchange('https://another.invalid/x', how, options)).failure?.kind).toBe('tls');
  });

  test('speaks HTTP/2 where it is offered and asked for', async () => {
    const server = createSecureServer(
      { cert: read('server.pem'), key: read('server.key'), allowHTTP1: true },
      (request, response) => {
        response.setHeader('x-a', '1');
        response.end(`version ${request.httpVersion}`);
      },
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    opened.push(() => server.close());
    const address = server.address();
    const url = `https://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/x`;
    const second = await exchange(url, 'send', { ca: read('ca.pem'), http2: true });
    expect(body(second.response?.body)).toBe('version 2.0');
    expect(second.response?.headers).toContainEqual(['x-a', '1']);
    expect(body((await exchange(url, 'send', { ca: read('ca.pem') })).response?.body)).toBe('version 1.1');
    expect(body((await exchange(url, 'sendRaw', { ca: read('ca.pem'), http2: true })).response?.body)).toBe(
      'version 1.1',
    );
  });
});
