import { describe, expect, test } from 'vitest';
import { sending, serving } from '../serve.testing.ts';

const thing = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'string' },
    name: { type: 'string', minLength: 2, maxLength: 5 },
    size: { type: 'integer', minimum: 1, maximum: 9 },
  },
};
const document = {
  paths: {
    '/things': {
      post: {
        operationId: 'make',
        security: [{ bearer: [] }],
        requestBody: { required: true, content: { 'application/json': { schema: { ...thing, required: ['name'] } } } },
        responses: {
          200: {
            description: 'ok',
            headers: { 'X-Id': { required: true, schema: { type: 'integer' } } },
            content: { 'application/json': { schema: thing } },
          },
          400: { description: 'no' },
          401: { description: 'who' },
        },
      },
    },
  },
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
};
const token = 'plumbline-mock-first-Token-7Kq2';
const authorized = { authorization: `Bearer ${token}` };
const valid = sending({ name: 'abc', size: 5 }, authorized);

describe('a fault', () => {
  test('bends the one promise that it names', async () => {
    const status: Readonly<Record<string, readonly [RequestInit, number]>> = {
      'status-undocumented': [valid, 202],
      'ignore-min-length': [sending({ name: 'a' }, authorized), 200],
      'ignore-required': [sending({}, authorized), 200],
      'ignore-type': [sending({ name: 5 }, authorized), 200],
      'refuse-maximum': [sending({ name: 'abc', size: 9 }, authorized), 400],
      'types-coerced': [sending({ name: 'abc', size: '5' }, authorized), 200],
      'accept-anything': [sending([], authorized), 200],
      'malformed-accepted': [{ ...valid, body: '{' }, 200],
      'media-type-ignored': [sending({ name: 'abc' }, { ...authorized, 'content-type': 'text/plain' }), 200],
      'auth-none': [sending({ name: 'abc' }), 200],
      'auth-any-secret': [sending({ name: 'abc' }, { authorization: 'Bearer other' }), 200],
      'auth-answers-403': [sending({ name: 'abc' }), 403],
      'auth-scheme-case-sensitive': [sending({ name: 'abc' }, { authorization: `bearer ${token}` }), 401],
      'server-error-on-invalid': [sending({}, authorized), 500],
    };
    for (const [fault, [init, expected]] of Object.entries(status)) {
      await serving(
        document,
        async (send) => expect([fault, (await send('POST /things', init)).status]).toEqual([fault, expected]),
        { faults: [fault] },
      );
    }
  });

  test('leaves everything else as it was', async () => {
    await serving(
      document,
      async (send) => {
        expect((await send('POST /things', sending({ name: 'a' }, authorized))).status).toBe(200);
        expect((await send('POST /things', sending({ name: 'abcdef' }, authorized))).status).toBe(400);
        expect((await send('POST /things', sending({ name: 'abc' }))).status).toBe(401);
        expect((await send('POST /things', valid)).json).toMatchObject({ name: expect.any(String) });
      },
      { faults: ['ignore-min-length@make'] },
    );
  });

  test('that is close to a secret knows only what was accepted before', async () => {
    await serving(
      document,
      async (send) => {
        const half = sending({ name: 'abc' }, { authorization: `Bearer ${token.slice(0, 20)}` });
        expect((await send('POST /things', half)).status).toBe(401);
        await send('POST /things', valid);
        expect((await send('POST /things', half)).status).toBe(200);
      },
      { faults: ['auth-prefix-accepted'] },
    );
  });

  test('goes together with others', async () => {
    await serving(
      document,
      async (send) => {
        const answer = await send('POST /things', sending({ name: 'abc' }));
        expect([answer.status, answer.headers.get('x-id'), Object.keys(answer.json)]).toEqual([
          200,
          null,
          ['name', 'size'],
        ]);
      },
      { faults: ['auth-none', 'header-missing', 'body-missing-member@POST /things'] },
    );
  });

  test('breaks connections and promises of HTTP', async () => {
    const invalid = sending({}, authorized);
    await serving(document, async (send) => expect(send('POST /things', invalid)).rejects.toThrow(), {
      faults: ['drops-invalid'],
    });
    await serving(document, async (send) => expect(send('POST /things', invalid)).rejects.toThrow(), {
      faults: ['cuts-refusals'],
    });
    await serving(document, async (send) => expect((await send('DELETE /things')).headers.get('allow')).toBeNull(), {
      faults: ['allow-missing'],
    });
    await serving(document, async (send) => expect((await send('POST /things', valid)).text).toContain('\ufffd'), {
      faults: ['json-not-utf8'],
    });
  });

  test('that is none, or that would show nowhere, is refused by name', async () => {
    await expect(serving(document, async () => undefined, { faults: ['no-such-fault'] })).rejects.toThrow(
      'there is no fault no-such-fault',
    );
    await expect(serving(document, async () => undefined, { faults: ['auth-none@nowhere'] })).rejects.toThrow(
      'there is no operation nowhere',
    );
    await expect(serving(document, async () => undefined, { faults: ['put-not-stored'] })).rejects.toThrow(
      'would show nowhere',
    );
  });
});
