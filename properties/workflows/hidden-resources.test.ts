import { expect, test } from 'vitest';
import { parseDocument } from '../../openapi/parse.ts';
import { type Asked, findingsWith, shownOf, type Told } from '../profiles/served.testing.ts';

const json = (schema: object) => ({ 'application/json': { schema } });
const note = {
  type: 'object',
  required: ['id', 'text'],
  properties: { id: { type: 'string' }, text: { type: 'string' } },
};
const refused = { description: 'refused', content: { 'application/problem+json': { schema: { type: 'object' } } } };
const document = parseDocument(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Notes of one owner each', version: '1' },
    security: [{ bearer: [] }],
    paths: {
      '/notes': {
        post: {
          requestBody: {
            required: true,
            content: json({ type: 'object', required: ['text'], properties: { text: { type: 'string' } } }),
          },
          responses: { 201: { description: 'made', content: json(note) }, 400: refused, 401: refused },
        },
      },
      '/notes/{id}': {
        get: {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
          responses: { 200: { description: 'it', content: json(note) }, 400: refused, 401: refused, 404: refused },
        },
      },
    },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  }),
  { source: 'notes.json' },
);

const identities = {
  first: { credential: () => 'the-token-of-alice' },
  second: { credential: () => 'the-token-of-bob-77' },
};

/** Notes that only their owner sees; `foreign` is what anybody else is told of one. */
function notes(foreign: (id: string) => string): (asked: Asked) => Told {
  const kept = new Map<string, { owner: string; text: string }>();
  const refusal = (status: number, detail: string, headers = {}): Told => ({
    status,
    json: { detail, status },
    headers,
  });
  return ({ method, path, headers, json: body }) => {
    const owner = headers.authorization ?? '';
    if (!/^Bearer the-token-of-(alice|bob-77)$/i.test(owner))
      return refusal(401, 'who?', { 'WWW-Authenticate': 'Bearer realm="notes"' });
    if (method === 'POST' && path === '/notes') {
      const text: unknown = typeof body === 'object' && body !== null && 'text' in body ? body.text : undefined;
      if (typeof text !== 'string') return refusal(400, 'no text');
      const id = `00000000-0000-4000-8000-${String(kept.size + 1).padStart(12, '0')}`;
      kept.set(id, { owner, text });
      return { status: 201, json: { id, text } };
    }
    const id = /^\/notes\/([^/]+)$/.exec(path)?.[1];
    if (method !== 'GET' || id === undefined) return refusal(404, 'nothing here');
    const found = kept.get(id);
    if (!found) return refusal(404, `there is no note ${id}`);
    if (found.owner !== owner) return refusal(404, foreign(id));
    return { status: 200, json: { id, text: found.text } };
  };
}

test('a resource of another that is answered as one that is not there has no finding', async () => {
  const server = notes((id) => `there is no note ${id}`);
  expect(shownOf(await findingsWith(undefined, document, server, ['workflow'], { identities }))).toEqual([]);
});

test('a resource of another that is answered otherwise than one that is not there is told of', async () => {
  const server = notes(() => 'this note is not yours');
  const found = await findingsWith(undefined, document, server, ['workflow'], { identities });
  expect(found.map(({ check, operation }) => `${check} ${operation.method}`)).toEqual(['existence-not-leaked GET']);
});
