import { createServer, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { SendOptions, SendResult, Transport, WireRequest } from './exchange.ts';
import { createTransport } from './transport.ts';

const opened: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** A server that does this with each connection once a request has come. */
async function hostile(behave: (socket: Socket, connection: number, request: string) => void): Promise<string> {
  let connections = 0;
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    const connection = ++connections;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (data) => behave(socket, connection, data.toString('latin1')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

function transport(): Transport {
  const made = createTransport();
  opened.push(() => made.close());
  return made;
}

const get = (url: string, given: Partial<WireRequest> = {}): WireRequest => ({
  method: 'GET',
  url: `${url}/x`,
  headers: [],
  ...given,
});
const options: SendOptions = { timeout: 3_000, maxBody: 64 * 1024 };

/** The same behaviour met by both ways of sending. */
async function both(
  behave: Parameters<typeof hostile>[0],
  given: Partial<SendOptions> = {},
): Promise<readonly SendResult[]> {
  const url = await hostile(behave);
  const sender = transport();
  return [
    await sender.send(get(url), { ...options, ...given }),
    await sender.sendRaw(get(url), { ...options, ...given }),
  ];
}

const says = (text: string) => (socket: Socket) => void socket.end(Buffer.from(text, 'latin1'));
const stream = (socket: Socket, head: string, chunk: Buffer): void => {
  const pump = (): void => {
    while (!socket.destroyed && socket.write(chunk)) {}
  };
  socket.on('drain', pump);
  socket.write(head);
  pump();
};

describe('a hostile server', () => {
  test('that never answers runs into the time limit', async () => {
    for (const result of await both(() => {}, { timeout: 60 }))
      expect(result.failure).toMatchObject({ kind: 'timeout' });
  });

  test('that sends an octet now and then runs into the time limit, and what came is told', async () => {
    const drip = (socket: Socket): void => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n');
      const timer = setInterval(() => socket.write('a'), 10);
      socket.on('close', () => clearInterval(timer));
    };
    for (const { failure } of await both(drip, { timeout: 80 })) {
      expect(failure?.kind).toBe('timeout');
      expect(failure?.message).toMatch(/octets/);
    }
  });

  test('that resets without an answer is a reset', async () => {
    for (const { failure } of await both((socket) => socket.resetAndDestroy())) expect(failure?.kind).toBe('reset');
  });

  test('that closes without an answer is a reset', async () => {
    for (const { failure } of await both((socket) => socket.end())) expect(failure?.kind).toBe('reset');
  });

  test('that is not there is refused', async () => {
    const url = await hostile(() => {});
    await opened.pop()?.();
    for (const result of [await transport().send(get(url), options), await transport().sendRaw(get(url), options)])
      expect(result.failure?.kind).toBe('refused');
  });

  test('whose name does not resolve is a dns failure', async () => {
    for (const result of [
      await transport().send(get('http://nowhere.invalid'), options),
      await transport().sendRaw(get('http://nowhere.invalid'), options),
    ])
      expect(result.failure?.kind).toBe('dns');
  });

  test.each([
    ['shorter than its Content-Length', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc', /Content-Length says 100/],
    ['with a chunk of no size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n', /chunk|answer/],
    [
      'without its last chunk',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n',
      /middle of the answer/,
    ],
    [
      'with two lengths',
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      /Content-Length is given as "1" and "2"/,
    ],
    ['with a length that is no number', 'HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\nab', /Content-Length is "two"/],
    ['with a malformed status line', 'HTTP/1.1 abc\r\n\r\n', /status line is/],
    ['that is no HTTP at all', 'SSH-2.0-OpenSSH_9.6\r\n', /begins with "SSH-2.0/],
    [
      'with a header line without a colon',
      'HTTP/1.1 200 OK\r\nnonsense\r\nContent-Length: 0\r\n\r\n',
      /the line "nonsense"/,
    ],
    ['with a NUL in a field', 'HTTP/1.1 200 OK\r\nX-A: a\0b\r\nContent-Length: 0\r\n\r\n', /NUL/],
  ])('whose answer comes %s is a framing failure that says so', async (_, text, reason) => {
    for (const { failure } of await both(says(text))) {
      expect(failure?.kind).toBe('framing');
      expect(failure?.message).toMatch(reason);
    }
  });

  test('that never stops sending is cut at the cap', async () => {
    const endless = (socket: Socket): void => stream(socket, 'HTTP/1.1 200 OK\r\n\r\n', Buffer.alloc(64 * 1024, 'a'));
    for (const { response } of await both(endless)) {
      expect(response?.truncated).toBe('size');
      expect(response?.body.length).toBe(options.maxBody);
    }
  });

  test('that sends 200 MB is cut at the cap in bounded memory', async () => {
    const before = process.memoryUsage().rss;
    const huge = (socket: Socket): void =>
      stream(socket, 'HTTP/1.1 200 OK\r\nContent-Length: 209715200\r\n\r\n', Buffer.alloc(256 * 1024, 'a'));
    for (const { response } of await both(huge, { maxBody: 4 * 1024 * 1024 })) {
      expect(response?.truncated).toBe('size');
      // What is too long to be judged is not kept either.
      expect(response?.body).toHaveLength(64 * 1024);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  test('that sends a compression bomb, nested or not, is not inflated', async () => {
    const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024));
    const twice = gzipSync(bomb);
    for (const [content, coding] of [
      [bomb, 'gzip'],
      [twice, 'gzip, gzip'],
    ] as const) {
      const sent = (socket: Socket): void => {
        socket.write(`HTTP/1.1 200 OK\r\nContent-Encoding: ${coding}\r\nContent-Length: ${content.length}\r\n\r\n`);
        socket.end(content);
      };
      for (const { response } of await both(sent)) {
        expect(response?.truncated).toBe('size');
        expect(response?.body.length).toBeLessThanOrEqual(options.maxBody);
      }
    }
  });

  test('that labels plain content as gzip shows what it sent', async () => {
    for (const { response } of await both(
      says('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}'),
    ))
      expect(Buffer.from(response?.body ?? []).toString()).toBe('{}');
  });

  test('that sends giant headers is refused', async () => {
    for (const { failure } of await both(says(`HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(300 * 1024)}\r\n\r\n`)))
      expect(failure?.kind).toBe('too-large');
  });

  test('that sends many headers is read', async () => {
    const fields = Array.from({ length: 500 }, (_, i) => `X-${i}: ${i}\r\n`).join('');
    for (const { response } of await both(says(`HTTP/1.1 200 OK\r\n${fields}Content-Length: 0\r\n\r\n`)))
      expect(response?.headers.length).toBe(501);
  });

  test('that redirects is not followed', async () => {
    let requests = 0;
    const elsewhere = await hostile(() => requests++);
    for (const { response } of await both(
      says(`HTTP/1.1 302 Found\r\nLocation: ${elsewhere}/x\r\nContent-Length: 0\r\n\r\n`),
    ))
      expect(response?.status).toBe(302);
    expect(requests).toBe(0);
  });

  test('that sends interim answers nobody asked for is read', async () => {
    for (const interim of ['100 Continue', '102 Processing', '103 Early Hints']) {
      for (const { response, failure } of await both(
        says(`HTTP/1.1 ${interim}\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok`),
      )) {
        expect(failure).toBeUndefined();
        expect(response?.status).toBe(200);
      }
    }
  });

  test('that sends only interim answers is a failure', async () => {
    for (const { failure } of await both(says('HTTP/1.1 103 Early Hints\r\n\r\n'))) expect(failure).toBeDefined();
  });

  test('that switches protocols unasked ends', async () => {
    const results = await both(
      (socket) => void socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nabc'),
      { timeout: 300 },
    );
    for (const { response, failure } of results) expect(response?.status ?? failure?.kind).toBeDefined();
  });

  test('that closes after each answer, and does not say so, is answered every time', async () => {
    const url = await hostile((socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
    const sender = transport();
    for (let i = 0; i < 30; i++) expect((await sender.send(get(url), options)).response?.status).toBe(200);
  });

  test('that drops an idle connection just as it is used is asked once more', async () => {
    const url = await hostile((socket, connection, request) => {
      if (connection === 1 && request.includes('/second')) socket.resetAndDestroy();
      else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    });
    const sender = createTransport({ connections: 1 });
    opened.push(() => sender.close());
    expect((await sender.send(get(url), options)).response?.status).toBe(200);
    expect((await sender.send(get(url, { url: `${url}/second` }), options)).response?.status).toBe(200);
  });

  test('that resets every request is not asked again and again', async () => {
    let requests = 0;
    const url = await hostile((socket) => {
      requests++;
      socket.resetAndDestroy();
    });
    await transport().send(get(url), options);
    expect(requests).toBe(1);
  });

  test('that sends content after a HEAD, a 204 or its Content-Length spoils no later exchange, and raw sees it', async () => {
    const url = await hostile((socket, _, request) => {
      if (request.startsWith('HEAD')) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde');
      else if (request.includes('/204')) socket.write('HTTP/1.1 204 No Content\r\n\r\nabc');
      else if (request.includes('/long')) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabcdef');
      else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    });
    const sender = createTransport({ connections: 1 });
    opened.push(() => sender.close());
    for (const request of [
      get(url, { method: 'HEAD' }),
      get(url, { url: `${url}/204` }),
      get(url, { url: `${url}/long` }),
    ]) {
      expect((await sender.send(request, options)).failure).toBeUndefined();
      expect(Buffer.from((await sender.send(get(url), options)).response?.body ?? []).toString()).toBe('ok');
    }
    const raw = async (request: WireRequest) => (await sender.sendRaw(request, options)).response?.raw;
    expect(await raw(get(url, { method: 'HEAD' }))).toMatchObject({ surplus: 5, octetsAfterHead: 5 });
    expect(await raw(get(url, { url: `${url}/204` }))).toMatchObject({ surplus: 3 });
    expect(await raw(get(url, { url: `${url}/long` }))).toMatchObject({ surplus: 4, octetsAfterHead: 6 });
    expect(await raw(get(url))).toMatchObject({ surplus: 0, head: ['HTTP/1.1 200 OK', 'Content-Length: 2'] });
  });

  test('that keeps the connection open is not waited for when its answer is complete', async () => {
    const url = await hostile((socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
    const sender = transport();
    // Shorter than the time that raw exchanges listen for surplus; a busy machine gets more than one try.
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => sender.sendRaw(get(url), { ...options, timeout: 50 })),
    );
    expect(tries.some(({ response }) => response?.status === 200)).toBe(true);
  });

  test('that answers before it has read a large request and closes is heard', async () => {
    const url = await hostile((socket) => {
      socket.end('HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    });
    const { response, failure } = await transport().sendRaw(
      get(url, { method: 'POST', body: Buffer.alloc(1024 * 1024) }),
      options,
    );
    expect(response?.status ?? failure?.kind).toBe(413);
  });

  test('is left at once when the run is interrupted', async () => {
    const url = await hostile(() => {});
    const controller = new AbortController();
    const sender = transport();
    const sent = [
      sender.send(get(url), { ...options, signal: controller.signal }),
      sender.sendRaw(get(url), { ...options, signal: controller.signal }),
    ];
    setTimeout(() => controller.abort(), 20);
    for (const { failure } of await Promise.all(sent)) expect(failure?.kind).toBe('aborted');
    expect((await sender.send(get(url), { ...options, signal: controller.signal })).failure?.kind).toBe('aborted');
  });

  test('that speaks TLS where plain HTTP is expected, or the reverse, is a failure that names it', async () => {
    const url = await hostile(says('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'));
    const secure = url.replace('http:', 'https:');
    for (const result of [
      await transport().send(get(secure), options),
      await transport().sendRaw(get(secure), options),
    ])
      expect(result.failure?.kind).toBe('tls');
  });
});
