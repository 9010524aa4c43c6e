import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { connect, createServer as createSocketServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { PlumblineError } from '../openapi/error.ts';
import type { SendOptions, Transport, WireRequest } from './exchange.ts';
import { field, fieldValues } from './fields.ts';
import { createTransport, type TransportOptions } from './transport.ts';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

const serve = async (listener: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listen(createServer(listener))}`;

function transport(options?: TransportOptions): Transport {
  const made = createTransport(options);
  opened.push(() => made.close());
  return made;
}

const options: SendOptions = { timeout: 5_000, maxBody: 64 * 1024 };
const ask = (url: string, given: Partial<WireRequest> = {}): WireRequest => ({
  method: 'GET',
  url,
  headers: [],
  ...given,
});
const text = (body: Uint8Array | undefined): string => Buffer.from(body ?? []).toString();

async function content(request: IncomingMessage): Promise<string> {
  let all = '';
  for await (const chunk of request) all += String(chunk);
  return all;
}

describe.each(['send', 'sendRaw'] as const)('%s', (how) => {
  test('puts method, target, every field line and the content on the wire as they are', async () => {
    let seen: IncomingMessage | undefined;
    let body = '';
    const url = await serve(async (request, response) => {
      seen = request;
      body = await content(request);
      response.end();
    });
    const headers = [
      ['X-Twice', 'a'],
      ['x-twice', 'b'],
      ['Authorization', 'Bearer 1'],
      ['Authorization', 'Bearer 2'],
      ['X-Latin', 'é'],
      ['X-Empty', ''],
    ] as const;
    await transport()[how](
      ask(`${url}/a%2fb/%7E/..;/?q=%zz&q=a+b|"`, { method: 'PURGE', headers, body: Buffer.from('{"ü":1}') }),
      options,
    );
    expect(seen?.method).toBe('PURGE');
    expect(seen?.url).toBe('/a%2fb/%7E/..;/?q=%zz&q=a+b|"');
    const lines = seen?.rawHeaders ?? [];
    const pairs = lines.flatMap((name, i) => (i % 2 === 0 ? [[name, lines[i + 1]]] : []));
    for (const line of headers) expect(pairs).toContainEqual([...line]);
    expect(body).toBe('{"ü":1}');
  });

  test('gives back status, every field line in its case, and the content', async () => {
    const url = await serve((_, response) => {
      response.writeHead(418, ['X-A', '1', 'x-a', '2', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'X-Latin', 'é']);
      response.end('short and stout');
    });
    const { response, elapsed } = await transport()[how](ask(url), options);
    expect(response?.status).toBe(418);
    expect(response?.headers.filter(([name]) => name.toLowerCase() === 'x-a')).toEqual([
      ['X-A', '1'],
      ['x-a', '2'],
    ]);
    expect(fieldValues(response?.headers ?? [], 'set-cookie')).toEqual(['a=1', 'b=2']);
    expect(field(response?.headers ?? [], 'x-latin')).toBe('é');
    expect(text(response?.body)).toBe('short and stout');
    expect(elapsed).toBeGreaterThan(0);
  });

  test('sends content with a GET, and says that a POST has none', async () => {
    const lengths: unknown[] = [];
    const url = await serve(async (request, response) => {
      lengths.push([request.method, request.headers['content-length'], await content(request)]);
      response.end();
    });
    const sender = transport();
    await sender[how](ask(url, { body: Buffer.from('x') }), options);
    await sender[how](ask(url, { method: 'POST' }), options);
    await sender[how](ask(url, { method: 'DELETE' }), options);
    expect(lengths).toEqual([
      ['GET', '1', 'x'],
      ['POST', '0', ''],
      ['DELETE', undefined, ''],
    ]);
  });

  test('gives HEAD no content', async () => {
    const url = await serve((_, response) => response.setHeader('Content-Length', 5).end());
    const { response } = await transport()[how](ask(url, { method: 'HEAD' }), options);
    expect(response?.body.length).toBe(0);
    expect(field(response?.headers ?? [], 'content-length')).toBe('5');
  });

  test('goes through a proxy, with its credentials, and not to hosts that are exempt', async () => {
    const asked: unknown[] = [];
    const proxy = await listen(
      createServer((request, response) => {
        asked.push([request.method, request.url, request.headers.host, request.headers['proxy-authorization']]);
        response.end('from the proxy');
      }),
    );
    const sender = transport({
      proxy: { httpProxy: `http://me:p%40ss@127.0.0.1:${proxy}`, noProxy: 'direct.invalid, .internal.invalid' },
    });
    const { response } = await sender[how](
      ask('http://api.invalid:8080/x?y=1', {
        headers: [
          ['X-A', '1'],
          ['X-A', '2'],
        ],
      }),
      options,
    );
    expect(text(response?.body)).toBe('from the proxy');
    expect(asked).toEqual([
      [
        'GET',
        'http://api.invalid:8080/x?y=1',
        'api.invalid:8080',
        `Basic ${Buffer.from('me:p@ss').toString('base64')}`,
      ],
    ]);
    for (const host of ['direct.invalid', 'a.internal.invalid'])
      expect((await sender[how](ask(`http://${host}/`), options)).failure?.kind).toBe('dns');
    const local = await serve((_, response) => response.end('direct'));
    expect(text((await sender[how](ask(local), options)).response?.body)).toBe('direct');
  });

  test('says what a proxy that gives no tunnel answered', async () => {
    const server = createServer();
    server.on('connect', (_, socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
    const proxy = await listen(server);
    const { failure } = await transport({ proxy: { httpsProxy: `127.0.0.1:${proxy}` } })[how](
      ask('https://api.invalid/'),
      options,
    );
    expect(failure?.message).toContain('the proxy answered 407 to CONNECT');
  });
});

describe('createTransport', () => {
  test('keeps connections and uses no more than it may', async () => {
    const ports = new Set<number | undefined>();
    let most = 0;
    let now = 0;
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      most = Math.max(most, ++now);
      setTimeout(() => {
        now--;
        response.end('ok');
      }, 2);
    });
    const sender = transport({ connections: 4 });
    const results = await Promise.all(Array.from({ length: 40 }, () => sender.send(ask(url), options)));
    expect(results.every(({ response }) => response?.status === 200)).toBe(true);
    expect(ports.size).toBeLessThanOrEqual(4);
    expect(most).toBe(4);
  });

  test('sends what an HTTP client refuses over a socket of its own', async () => {
    const seen: string[] = [];
    const url = await serve((request, response) => {
      seen.push(request.headers.expect ?? request.headers['transfer-encoding'] ?? '');
      response.end();
    });
    const { response } = await transport().send(
      ask(url, {
        method: 'POST',
        headers: [['Transfer-Encoding', 'chunked']],
        body: Buffer.from('1\r\na\r\n0\r\n\r\n'),
      }),
      options,
    );
    expect(response?.status).toBe(200);
    expect(seen).toEqual(['chunked']);
  });

  test('sends control characters in a field where that is asked for', async () => {
    let received = '';
    const server = createSocketServer((socket) => {
      socket.on('data', (data) => {
        received += data.toString('latin1');
        socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    opened.push(() => server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const { response } = await transport().sendRaw(
      ask(`http://127.0.0.1:${port}/a b`, { headers: [['X-A', 'a\0b\r\nX-Canary: 1']] }),
      options,
    );
    expect(response?.status).toBe(400);
    expect(received).toContain('GET /a b HTTP/1.1\r\n');
    expect(received).toContain('X-A: a\0b\r\nX-Canary: 1\r\n');
  });

  test('names a proxy that it cannot use before anything is sent', () => {
    for (const httpProxy of ['socks5://127.0.0.1:1', 'https://127.0.0.1:1', '::::'])
      expect(() => createTransport({ proxy: { httpProxy } })).toThrowError(PlumblineError);
    expect(() => createTransport({ proxy: { httpProxy: '' } })).not.toThrow();
  });

  test('takes a text that is no URL for a target that cannot be reached', async () => {
    for (const how of ['send', 'sendRaw'] as const)
      expect((await transport()[how](ask('http://a b/'), options)).failure?.kind).toBeDefined();
  });

  test('closes its connections when it is closed', async () => {
    let sockets = 0;
    const server = createServer((_, response) => response.end());
    server.on('connection', (socket) => {
      sockets++;
      socket.on('close', () => sockets--);
    });
    const url = `http://127.0.0.1:${await listen(server)}`;
    const sender = createTransport();
    await sender.send(ask(url), options);
    expect(sockets).toBe(1);
    await sender.close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(sockets).toBe(0);
  });
});

describe('a tunnel', () => {
  test('reaches what is behind it', async () => {
    const origin = await serve((_, response) => response.end('plain behind the tunnel'));
    const server = createServer();
    const asked: (string | undefined)[] = [];
    server.on('connect', (request, socket) => {
      asked.push(request.url);
      const behind = connect(Number(new URL(origin).port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(behind).pipe(socket);
      });
    });
    const proxy = await listen(server);
    // What is behind speaks no TLS: the tunnel stands, the handshake fails, and that is what is said.
    for (const how of ['send', 'sendRaw'] as const) {
      const { failure } = await transport({ proxy: { httpsProxy: `http://127.0.0.1:${proxy}` } })[how](
        ask('https://api.invalid/'),
        options,
      );
      expect(failure?.kind).toBe('tls');
    }
    expect(asked).toEqual(['api.invalid:443', 'api.invalid:443']);
  });
});
