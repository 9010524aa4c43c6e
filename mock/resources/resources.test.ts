import { describe, expect, test } from 'vitest';
import { sending, serving } from '../serve.testing.ts';

const note = {
  type: 'object',
  required: ['id', 'text', 'createdAt'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', format: 'uuid', readOnly: true },
    createdAt: { type: 'string', format: 'date-time', readOnly: true },
    text: { type: 'string', minLength: 1 },
    rating: { type: ['integer', 'null'] },
    pin: { type: 'string', writeOnly: true },
  },
};
const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const body = { required: true, ...json(note) };
const shown = {
  description: 'the note',
  headers: { ETag: { required: true, schema: { type: 'string' } } },
  ...json(note),
};
const none = { description: 'no such note' };
const id = { name: 'noteId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
const query = (name: string, schema: object): object => ({ name, in: 'query', schema });
const notes = {
  paths: {
    '/notes': {
      post: {
        requestBody: body,
        responses: {
          201: {
            ...shown,
            headers: { Location: { required: true, schema: { type: 'string', format: 'uri-reference' } } },
          },
        },
      },
      get: {
        parameters: [
          query('limit', { type: 'integer', minimum: 1, maximum: 50, default: 2 }),
          query('cursor', { type: 'string', pattern: '^c[0-9]+$' }),
        ],
        responses: {
          200: {
            description: 'page',
            ...json({
              type: 'object',
              required: ['items', 'next', 'total'],
              properties: {
                items: { type: 'array', items: note },
                next: { type: ['string', 'null'] },
                total: { type: 'integer' },
              },
            }),
          },
        },
      },
    },
    '/notes/{noteId}': {
      parameters: [id],
      get: { responses: { 200: shown, 304: { description: 'same' }, 404: none } },
      put: {
        parameters: [{ name: 'If-Match', in: 'header', schema: { type: 'string' } }],
        requestBody: body,
        responses: { 200: shown, 404: none, 412: { description: 'other version' } },
      },
      patch: {
        requestBody: {
          required: true,
          content: { 'application/merge-patch+json': { schema: { ...note, required: [] } } },
        },
        responses: { 200: shown, 404: none },
      },
      delete: { responses: { 204: { description: 'gone' }, 404: none } },
    },
    '/notes/{noteId}/share': { parameters: [id], post: { responses: { 202: { description: 'shared' }, 404: none } } },
  },
};

describe('resources', () => {
  test('what is created is read, listed and has an address', async () => {
    await serving(notes, async (send) => {
      const created = await send('POST /notes', sending({ text: 'hello', rating: 4, pin: '1234' }));
      expect(created.status).toBe(201);
      expect(created.headers.get('location')).toBe(`/notes/${created.json.id}`);
      expect(created.json).toMatchObject({ text: 'hello', rating: 4 });
      expect(created.json.pin).toBeUndefined();
      expect((await send(`GET /notes/${created.json.id}`)).json).toEqual(created.json);
      expect((await send('GET /notes?limit=50')).json.items).toContainEqual(created.json);
    });
  });

  test('a replacement shows the new values and a patch keeps the others', async () => {
    await serving(notes, async (send) => {
      const { json: created } = await send('POST /notes', sending({ text: 'a', rating: 4 }));
      const put = await send(`PUT /notes/${created.id}`, sending({ text: 'b' }));
      expect(put.json).toEqual({ id: created.id, createdAt: created.createdAt, text: 'b' });
      const patch = (value: object): RequestInit => ({
        body: JSON.stringify(value),
        headers: { 'content-type': 'application/merge-patch+json' },
      });
      expect((await send(`PATCH /notes/${created.id}`, patch({ rating: 2 }))).json).toMatchObject({
        text: 'b',
        rating: 2,
      });
      expect((await send(`PATCH /notes/${created.id}`, patch({ rating: null }))).json).toEqual(put.json);
      expect((await send(`GET /notes/${created.id}`)).json).toEqual(put.json);
    });
  });

  test('what is deleted is gone, and what never was is not there', async () => {
    await serving(notes, async (send) => {
      const { json: created } = await send('POST /notes', sending({ text: 'a' }));
      expect((await send(`DELETE /notes/${created.id}`)).status).toBe(204);
      for (const method of ['GET', 'DELETE']) expect((await send(`${method} /notes/${created.id}`)).status).toBe(404);
      expect((await send(`POST /notes/${created.id}/share`)).status).toBe(404);
      expect((await send('GET /notes/123e4567-e89b-42d3-a456-426614174000')).status).toBe(404);
      expect((await send('GET /notes/not-a-uuid')).status).toBe(400);
    });
  });

  test('pages are disjoint, complete, and the last has no next', async () => {
    await serving(notes, async (send) => {
      for (const text of ['a', 'b', 'c']) await send('POST /notes', sending({ text }));
      const seen: string[] = [];
      let path = '/notes?limit=4';
      for (let count = 0; count < 5; count++) {
        const { json } = await send(`GET ${path}`);
        expect(json.total).toBe(6);
        for (const item of json.items) seen.push(item.id);
        if (json.next === null) break;
        path = `/notes?limit=4&cursor=${json.next}`;
      }
      expect(seen).toHaveLength(6);
      expect(new Set(seen).size).toBe(6);
    });
  });

  test('preconditions are evaluated where the document speaks of them', async () => {
    await serving(notes, async (send) => {
      const { json: created } = await send('POST /notes', sending({ text: 'a' }));
      const path = `/notes/${created.id}`;
      const tag = (await send(`GET ${path}`)).headers.get('etag') ?? '';
      const again = await send(`GET ${path}`, { headers: { 'if-none-match': `"x", W/${tag}` } });
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', tag]);
      expect((await send(`PUT ${path}`, sending({ text: 'b' }, { 'if-match': '"other"' }))).status).toBe(412);
      expect((await send(`GET ${path}`)).json.text).toBe('a');
      expect((await send(`PUT ${path}`, sending({ text: 'b' }, { 'if-match': tag }))).status).toBe(200);
      expect((await send(`GET ${path}`)).headers.get('etag')).not.toBe(tag);
    });
  });

  test('a document that names no identifiers is served without state', async () => {
    const stateless = {
      paths: {
        '/files/{name}': {
          parameters: [{ ...id, name: 'name', schema: { type: 'string' } }],
          get: {
            responses: {
              200: { description: 'the file', ...json({ type: 'object', properties: { size: { type: 'integer' } } }) },
            },
          },
        },
      },
    };
    await serving(stateless, async (send) => {
      expect((await send('GET /files/anything')).status).toBe(200);
    });
  });
});
