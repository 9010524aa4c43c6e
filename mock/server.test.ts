import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { operations } from '../openapi/operations.ts';
import { parseDocument } from '../openapi/parse.ts';
import { sending, serving } from './serve.testing.ts';

const ok = {
  description: 'ok',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['id', 'name'],
        properties: {
          id: { type: 'string', format: 'uuid' },
          name: { type: 'string' },
          secret: { type: 'string', writeOnly: true },
        },
      },
    },
  },
};
const document = {
  servers: [{ url: 'https://api.example.com/v1' }],
  paths: {
    '/things': {
      post: {
        operationId: 'makeThing',
        security: [{ bearer: ['things:write'] }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['name'],
                properties: { name: { type: 'string', minLength: 2 }, size: { type: 'integer', maximum: 9 } },
              },
            },
          },
        },
        responses: {
          200: ok,
          422: {
            description: 'no',
            content: {
              'application/problem+json': {
                schema: {
                  type: 'object',
                  required: ['title', 'status'],
                  properties: { title: { type: 'string' }, status: { type: 'integer' } },
                },
              },
            },
          },
          401: { description: 'who' },
        },
      },
    },
    '/search/{kind}': {
      get: {
        parameters: [
          { name: 'kind', in: 'path', required: true, schema: { enum: ['a', 'b'] } },
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1 } },
          {
            name: 'tags',
            in: 'query',
            style: 'pipeDelimited',
            explode: false,
            schema: { type: 'array', items: { type: 'string' }, maxItems: 2 },
          },
          {
            name: 'filter',
            in: 'query',
            style: 'deepObject',
            schema: { type: 'object', properties: { min: { type: 'number' } }, additionalProperties: false },
          },
          { name: 'X-Kind', in: 'header', schema: { type: 'boolean' } },
        ],
        responses: {
          200: {
            description: 'csv',
            content: { 'text/csv': { schema: { type: 'string' } } },
            headers: { 'X-Id': { required: true, schema: { type: 'string', format: 'uuid' } } },
          },
        },
      },
    },
  },
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
};
const token = 'plumbline-mock-first-Token-7Kq2';
const authorized = { authorization: `Bearer ${token}` };

describe('the mock', () => {
  test('answers a valid request with an instance of the documented schema, a new identifier each time', async () => {
    await serving(document, async (send, mock) => {
      expect(new URL(mock.url).pathname).toBe('/v1');
      const first = await send('POST /things', sending({ name: 'ab' }, authorized));
      const second = await send('POST /things', sending({ name: 'ab' }, authorized));
      expect(first.status).toBe(200);
      expect(first.json).toMatchObject({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), name: expect.any(String) });
      expect(first.json.secret).toBeUndefined();
      expect(second.json.id).not.toBe(first.json.id);
    });
  });

  test('gives the same answers for the same seed', async () => {
    const bodies: string[] = [];
    for (const _ of [1, 2])
      await serving(
        document,
        async (send) => void bodies.push((await send('POST /things', sending({ name: 'ab' }, authorized))).text),
        { seed: 5 },
      );
    expect(bodies[0]).toBe(bodies[1]);
  });

  test('refuses an invalid body with the documented status and body', async () => {
    await serving(document, async (send) => {
      for (const body of [
        {},
        { name: 'a' },
        { name: 1 },
        { name: 'ab', size: 10 },
        { name: 'ab', size: '1' },
        [],
        'ab',
        null,
      ]) {
        const answer = await send('POST /things', sending(body, authorized));
        expect([body, answer.status]).toEqual([body, 422]);
        expect(answer.json.status).toBe(422);
        expect(answer.headers.get('content-type')).toBe('application/problem+json');
      }
      expect((await send('POST /things', sending({ name: 'ab', size: 1.0, more: true }, authorized))).status).toBe(200);
    });
  });

  test('refuses what is no JSON, no body at all, and other media types', async () => {
    await serving(document, async (send) => {
      const raw = (body: string | Buffer, type: string): Promise<number> =>
        send('POST /things', { body, headers: { ...authorized, 'content-type': type } }).then(({ status }) => status);
      expect(await raw('{"name":"ab"', 'application/json')).toBe(400);
      expect(await raw('{"name":"ab"}x', 'application/json')).toBe(400);
      expect(await raw(Buffer.from('{"name":"a\xff\xfe"}', 'latin1'), 'application/json')).toBe(400);
      expect(await raw('{"name":"ab"}', 'text/plain')).toBe(415);
      expect(await raw('{"name":"ab"}', 'application/json; charset=utf-8')).toBe(200);
      expect((await send('POST /things', { headers: authorized })).status).toBe(422);
    });
  });

  test('asks for credentials by the syntax of their scheme', async () => {
    await serving(document, async (send) => {
      const status = async (authorization?: string): Promise<number> =>
        (await send('POST /things', sending({ name: 'ab' }, authorization === undefined ? {} : { authorization })))
          .status;
      expect(await status()).toBe(401);
      for (const bad of [
        'Bearer',
        `Basic ${token}`,
        token,
        `Bearer: ${token}`,
        `Bearer "${token}"`,
        `Bearer ${token}x`,
        `Bearer ${token.slice(1)}`,
        `Bearer ${token}, Bearer x`,
      ])
        expect([bad, await status(bad)]).toEqual([bad, 401]);
      for (const good of [`Bearer ${token}`, `bearer ${token}`, `BEARER   ${token}`])
        expect(await status(good)).toBe(200);
      expect(await status('Bearer plumbline-mock-second-Token-7Kq2')).toBe(403);
      const refused = await send('POST /things', sending({ name: 'ab' }));
      expect(refused.headers.get('www-authenticate')).toBe('Bearer realm="mock"');
    });
  });

  test('knows paths and methods', async () => {
    await serving(document, async (send) => {
      expect((await send('GET /nothing')).status).toBe(404);
      const refused = await send('DELETE /search/a');
      expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
      expect((await send('OPTIONS /search/a')).headers.get('allow')).toBe('GET, HEAD, OPTIONS');
      const head = await send('HEAD /search/a');
      const get = await send('GET /search/a');
      expect([head.status, head.text, head.headers.get('content-length'), head.headers.get('content-type')]).toEqual([
        200,
        '',
        String(get.text.length),
        'text/csv',
      ]);
    });
  });

  test('reads parameters of every style and refuses invalid ones', async () => {
    await serving(document, async (send) => {
      const status = async (path: string, headers: Record<string, string> = {}): Promise<number> =>
        (await send(`GET /search/${path}`, { headers })).status;
      for (const good of [
        'a',
        'a?limit=5',
        'a?limit=1.0',
        'a?other=1',
        'a?tags=x%7Cy',
        'a?tags=x|y',
        'b?filter[min]=1.5',
        'a?filter%5Bmin%5D=1',
      ])
        expect([good, await status(good)]).toEqual([good, 200]);
      for (const bad of [
        'c',
        'a?limit=0',
        'a?limit=x',
        'a?limit=',
        'a?limit=1&limit=2',
        'a?tags=x|y|z',
        'a?filter[min]=x',
        'a?filter[max]=1',
        'a?limit=%zz',
      ])
        expect([bad, await status(bad)]).toEqual([bad, 400]);
      expect(await status('a', { 'x-kind': 'true' })).toBe(200);
      expect(await status('a', { 'x-kind': 'yes' })).toBe(400);
    });
  });

  test('sends the fields that the document requires, and honours Accept', async () => {
    await serving(document, async (send) => {
      const answer = await send('GET /search/a');
      expect(answer.headers.get('x-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect((await send('GET /search/a', { headers: { accept: 'application/json' } })).status).toBe(406);
      expect((await send('GET /search/a', { headers: { accept: 'application/json, text/*;q=0.1' } })).status).toBe(200);
    });
  });

  test('answers broken messages and oversized heads without falling over', async () => {
    await serving(document, async (send, mock) => {
      const { port } = new URL(mock.url);
      const raw = (text: string): Promise<string> =>
        new Promise((resolve) => {
          const socket = connect(Number(port), '127.0.0.1', () => socket.write(Buffer.from(text, 'latin1')));
          let got = '';
          socket.on('data', (piece) => {
            got += piece.toString('latin1');
          });
          socket.on('close', () => resolve(got));
          socket.on('error', () => resolve(got));
        });
      expect(await raw('GET /v1/search/a HTTP/1.1\r\nHost: x\r\nAuthorization: a\0b\r\n\r\n')).toMatch(
        /^HTTP\/1.1 400 /,
      );
      expect(await raw(`GET /v1/search/a HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(70_000)}\r\n\r\n`)).toMatch(
        /^HTTP\/1.1 431 /,
      );
      expect((await send('POST /things', sending({ name: 'x'.repeat(9_000_000) }, authorized))).status).toBe(413);
      expect(
        (
          await send('POST /things', {
            body: `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
            headers: { ...authorized, 'content-type': 'application/json' },
          })
        ).status,
      ).toBe(413);
      expect((await send('GET /search/a')).status).toBe(200);
    });
  });

  test('gives the documented answer that a client prefers', async () => {
    const examples = { good: { value: { id: 'a' } }, bad: { value: { id: 'b' } } };
    const preferable = {
      paths: {
        '/x': {
          get: {
            responses: {
              200: { description: 'ok', content: { 'application/json': { examples } } },
              503: { description: 'down' },
            },
          },
        },
      },
    };
    await serving(preferable, async (send) => {
      const prefer = (value: string): ReturnType<typeof send> => send('GET /x', { headers: { prefer: value } });
      expect((await prefer('code=503')).status).toBe(503);
      const second = await prefer('example=bad');
      expect([second.status, second.json, second.headers.get('preference-applied')]).toEqual([
        200,
        { id: 'b' },
        'example=bad',
      ]);
      expect((await prefer('code=418')).status).toBe(200);
    });
  });

  test('lets scripts of other origins in, and no more requests than it is told to', async () => {
    await serving(
      document,
      async (send) => {
        const origin = 'https://app.example';
        const asked = await send('OPTIONS /things', {
          headers: {
            origin,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'authorization',
          },
        });
        expect([
          asked.status,
          asked.headers.get('access-control-allow-origin'),
          asked.headers.get('access-control-allow-headers'),
        ]).toEqual([204, origin, 'authorization']);
        expect((await send('GET /search/a', { headers: { origin } })).headers.get('access-control-allow-origin')).toBe(
          origin,
        );
        const third = await send('GET /search/a');
        expect([third.status, third.headers.get('retry-after')]).toEqual([429, '1']);
      },
      { cors: true, rateLimit: 2 },
    );
  });

  test('tells its log what was refused and why, and never a secret', async () => {
    const lines: string[] = [];
    await serving(
      document,
      async (send) => {
        await send('POST /things?access_token=hush', sending({ name: 'a' }, { authorization: `Bearer ${token}` }));
      },
      { log: (line) => lines.push(line) },
    );
    expect(lines).toEqual(['POST /v1/things 422 body /name must NOT have fewer than 2 characters']);
  });

  test('serves a changed document under the same address', async () => {
    await serving(document, async (send, mock) => {
      expect((await send('GET /new')).status).toBe(404);
      const changed = parseDocument(
        JSON.stringify({
          openapi: '3.1.0',
          info: { title: 't', version: '2' },
          paths: { '/new': { get: { responses: { 204: { description: 'none' } } } } },
        }),
        { source: 'x.json' },
      );
      mock.reload(changed, operations(changed));
      expect((await send('GET /new')).status).toBe(204);
    });
  });

  test('keeps the resources that a changed document still describes and allows', async () => {
    const noteWith = (properties: object) => ({
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string' }, ...properties },
    });
    const described = (properties: object) => {
      const content = { 'application/json': { schema: noteWith(properties) } };
      return {
        paths: {
          '/notes': {
            post: { requestBody: { required: true, content }, responses: { 201: { description: 'made', content } } },
          },
          '/notes/{id}': {
            get: {
              parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
              responses: { 200: { description: 'it', content }, 404: { description: 'none' } },
            },
          },
        },
      };
    };
    const parsed = (properties: object) =>
      parseDocument(
        JSON.stringify({ openapi: '3.1.0', info: { title: 't', version: '2' }, ...described(properties) }),
        {
          source: 'x.json',
        },
      );
    await serving(described({ text: { type: 'string' } }), async (send, mock) => {
      const short = (await send('POST /notes', sending({ id: 'a', text: 'short' }))).json.id;
      const long = (await send('POST /notes', sending({ id: 'b', text: 'much too long' }))).json.id;
      const elsewhere = parseDocument(
        '{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/x":{"get":{"responses":{}}}}}',
        { source: 'x.json' },
      );
      mock.reload(elsewhere, operations(elsewhere));
      const stricter = parsed({ text: { type: 'string', maxLength: 5 }, tags: { type: 'array' } });
      mock.reload(stricter, operations(stricter));
      expect((await send(`GET /notes/${short}`)).json.text).toBe('short');
      expect((await send(`GET /notes/${long}`)).status).toBe(404);
    });
  });
});
