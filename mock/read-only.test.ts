import { expect, test } from 'vitest';
import { createTransport } from '../http/transport.ts';
import { operations } from '../openapi/operations.ts';
import { parseDocument } from '../openapi/parse.ts';
import { run } from '../properties/run.ts';
import { startMock } from './server.ts';

const note = {
  type: 'object',
  required: ['id', 'text'],
  properties: { id: { type: 'string' }, text: { type: 'string', maxLength: 40 } },
};
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const noteOf = (description: string) => ({ description, ...json(note) });

/** A resource with pages and a link: everything that tempts a run to create something. */
const document = parseDocument(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Notes', version: '1' },
    paths: {
      '/notes': {
        get: {
          parameters: [
            { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 20 } },
            { name: 'offset', in: 'query', schema: { type: 'integer', minimum: 0 } },
          ],
          responses: {
            200: { description: 'a page', ...json({ type: 'array', items: note }) },
            400: { description: 'refused' },
          },
        },
        post: {
          requestBody: { required: true, ...json({ ...note, required: ['text'] }) },
          responses: { 201: noteOf('created'), 400: { description: 'refused' } },
        },
      },
      '/notes/{id}': {
        get: {
          parameters: [id],
          responses: {
            200: { ...noteOf('it'), links: { away: { operationRef: '#/paths/~1notes~1{id}/delete' } } },
            404: { description: 'none' },
          },
        },
        delete: {
          parameters: [id],
          responses: { 204: { description: 'gone' }, 404: { description: 'none' } },
        },
      },
    },
  }),
  { source: 'notes.json' },
);

/** Methods of all requests that reach a mock of the notes. */
async function methodsSent(readOnly: boolean): Promise<ReadonlySet<string>> {
  const methods = new Set<string>();
  const selected = operations(document);
  const mock = await startMock({ document, operations: selected });
  const transport = createTransport();
  try {
    await run({
      document,
      operations: selected,
      target: { baseUrl: mock.url, headers: [] },
      embedded: true,
      identities: { first: { credential: () => undefined } },
      secrets: [],
      transport: {
        ...transport,
        send(request, ...rest) {
          methods.add(request.method);
          return transport.send(request, ...rest);
        },
      },
      seed: 3,
      cases: 6,
      concurrency: 4,
      timeout: 5_000,
      readOnly,
      strict: false,
      formats: true,
      disposableCredentials: false,
      profiles: [],
      shard: { index: 1, of: 1 },
      record: false,
      failOn: 'error',
      settings: {},
      version: '0',
      startedAt: '2026-01-01T00:00:00Z',
      now: () => performance.now(),
      sink: () => undefined,
    });
  } finally {
    await transport.close();
    await mock.close();
  }
  return methods;
}

test('a read-only run sends no method that could change the target', async () => {
  const changing = ['POST', 'PUT', 'PATCH', 'DELETE'];
  const free = await methodsSent(false);
  expect(changing.filter((method) => free.has(method))).not.toEqual([]);
  const bound = await methodsSent(true);
  expect([...bound].filter((method) => changing.includes(method))).toEqual([]);
  expect(bound).toContain('GET');
});
