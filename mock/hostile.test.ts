import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { serving } from './serve.testing.ts';
import type { RunningMock } from './server.ts';

const thing = { type: 'object', required: ['name'], properties: { name: { type: 'string' }, inner: {} } };
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const document = {
  paths: {
    '/things': {
      get: {
        parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }],
        responses: {
          200: { description: 'all', ...json({ type: 'array', items: thing }) },
          400: { description: 'no' },
        },
      },
      post: {
        requestBody: { required: true, ...json(thing) },
        responses: { 201: { description: 'made', ...json(thing) }, 400: { description: 'no' } },
      },
    },
    '/things/{id}': {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: { description: 'it', ...json(thing) }, 404: { description: 'none' } },
      },
    },
    '/odd': {
      get: {
        responses: {
          200: {
            description: 'a field that HTTP cannot carry',
            headers: { 'X-Odd': { required: true, example: 'a\u2192\u0007\nb' } },
          },
        },
      },
    },
  },
};

/** Writes these pieces on a socket of its own, the last one at once after the one before, and reads until it ends. */
function raw(
  mock: RunningMock,
  pieces: readonly (string | Buffer)[],
  { end = false, destroy = false } = {},
): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(mock.url).port), '127.0.0.1');
    let answer = '';
    const over = (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(400, over);
    socket.on('data', (piece) => {
      answer += piece.toString('latin1');
    });
    socket.on('error', over);
    socket.on('close', over);
    for (const piece of pieces) socket.write(piece);
    if (end) socket.end();
    if (destroy) setTimeout(() => socket.destroy(), 20);
  });
}

const head = (line: string, ...fields: readonly string[]): string =>
  [`${line} HTTP/1.1`, 'Host: a', ...fields, '', ''].join('\r\n');
const statuses = (answer: string): readonly string[] =>
  [...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map((match) => match[1] ?? '');

/** Answers as before: the hostile request has changed nothing for others. */
async function unharmed(mock: RunningMock): Promise<void> {
  expect((await fetch(`${mock.url}/things`)).status).toBe(200);
}

describe('a mock outlives', () => {
  test.each([
    ['a head of 60 kB', [head('GET /things', `X-Large: ${'x'.repeat(60_000)}`)], ['431']],
    ['a thousand fields', [head('GET /things', ...Array.from({ length: 1000 }, (_, i) => `X-${i}: 1`))], ['200']],
    [
      'chunks that are none',
      [head('POST /things', 'Content-Type: application/json', 'Transfer-Encoding: chunked'), 'zz\r\nno chunk\r\n'],
      ['400'],
    ],
    ['a length that is no number', [head('POST /things', 'Content-Length: ten'), '{}'], ['400']],
    ['two lengths', [head('POST /things', 'Content-Length: 2', 'Content-Length: 3'), '{}x'], ['400']],
    [
      'a body framed twice',
      [head('POST /things', 'Content-Length: 2', 'Transfer-Encoding: chunked'), '0\r\n\r\n'],
      ['400'],
    ],
    ['a line that is no request', ['\u0000\u0001\u0002\r\n\r\n'], ['400']],
    ['half an escape in the path', [head('GET /things/%e2%28', 'Connection: close')], ['400']],
    ['no escape in the path', [head('GET /things/%zz', 'Connection: close')], ['400']],
    ['no escape in the query', [head('GET /things?q=%&%=%c0', 'Connection: close')], ['400']],
    ['a target in absolute form', [head('GET http://a/things', 'Connection: close')], ['200']],
    ['an asterisk', [head('OPTIONS *', 'Connection: close')], ['404']],
    ['a path that is all slashes', [head(`GET ${'/'.repeat(4000)}`, 'Connection: close')], ['404']],
    ['an upgrade', [head('GET /things', 'Connection: upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: x')], ['200']],
  ])('%s', async (_, pieces, expected) => {
    await serving(document, async (_send, mock) => {
      expect(statuses(await raw(mock, pieces))).toEqual(expected);
      await unharmed(mock);
    });
  });

  test('requests in one packet, which are answered in order', async () => {
    await serving(document, async (_send, mock) => {
      const answer = await raw(mock, [
        head('GET /things') + head('GET /none') + head('GET /things', 'Connection: close'),
      ]);
      expect(statuses(answer)).toEqual(['200', '404', '200']);
    });
  });

  test('clients that go away in their head, in their body and before the answer', async () => {
    await serving(
      document,
      async (_send, mock) => {
        const body = head('POST /things', 'Content-Type: application/json', 'Content-Length: 1000');
        await Promise.all([
          raw(mock, ['GET /thi'], { destroy: true }),
          raw(mock, [body, '{"na'], { destroy: true }),
          raw(mock, [body, '{"na'], { end: true }),
          raw(mock, [head('GET /things')], { destroy: true }),
        ]);
        await unharmed(mock);
      },
      { latency: 60 },
    );
  });

  test('a client that takes its time, beside which others are served', async () => {
    await serving(document, async (_send, mock) => {
      const slow = raw(mock, [head('POST /things', 'Content-Type: application/json', 'Content-Length: 1000'), '{']);
      await unharmed(mock);
      await slow;
    });
  });

  test('a body of 100 MB, which is refused and not kept', async () => {
    await serving(document, async (send, mock) => {
      const before = process.memoryUsage().arrayBuffers;
      const piece = Buffer.alloc(1_000_000, ' ');
      let left = 100;
      const body = new ReadableStream({
        pull(controller) {
          if (left-- > 0) controller.enqueue(piece);
          else controller.close();
        },
      });
      const init = { body, duplex: 'half' as const, headers: { 'content-type': 'application/json' } };
      const { status } = await send('POST /things', init).catch(() => ({ status: 413 }));
      expect(status).toBe(413);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60_000_000);
      await unharmed(mock);
    });
  });

  test.each([
    ['nested deeper than a stack', `${'['.repeat(500_000)}${']'.repeat(500_000)}`],
    ['of nested objects', `${'{"inner":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['of 200,000 members', `{${Array.from({ length: 200_000 }, (_, i) => `"m${i}":1`).join()}}`],
    ['of the names that objects have', '{"name":"a","__proto__":{"name":1},"constructor":1,"toString":2}'],
    ['of a number without end', `{"name":${'9'.repeat(100_000)}}`],
    ['that ends in a surrogate', '{"name":"\\ud800"}'],
    ['that is no JSON', Buffer.from([0xff, 0xfe, 0x00])],
  ])('a body %s', async (_, body) => {
    await serving(document, async (send, mock) => {
      const { status } = await send('POST /things', { body, headers: { 'content-type': 'application/json' } });
      expect([201, 400, 413]).toContain(status);
      await unharmed(mock);
    });
  });

  test('a document whose examples HTTP cannot carry', async () => {
    await serving(document, async (send, mock) => {
      expect((await send('GET /odd')).status).toBeLessThan(600);
      await unharmed(mock);
    });
  });
});
