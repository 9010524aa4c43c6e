import { operations } from '../../openapi/operations.ts';
import { parseDocument } from '../../openapi/parse.ts';

const NOTE = { $ref: '#/components/schemas/Note' };
const json = (schema: object) => ({ 'application/json': { schema } });
const field = (name: string, type: string) => ({ name, in: 'header', schema: { type } });
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', pattern: '^n[0-9]{1,9}$' } };
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const refusals = { 400: problem('refused'), 401: problem('who?'), 404: problem('none'), 415: problem('not this type') };
const etag = { ETag: { required: true, schema: { type: 'string' } } };

/** An API of notes in which every oracle of HTTP has something to look at. */
export const document = parseDocument(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Notes', version: '1' },
    security: [{ bearer: [] }],
    paths: {
      '/notes': {
        get: {
          parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }],
          responses: {
            200: {
              description: 'all',
              content: { ...json({ type: 'array', items: NOTE }), 'text/csv': { schema: { type: 'string' } } },
            },
            ...refusals,
          },
        },
        post: {
          requestBody: { required: true, content: json(NOTE) },
          responses: {
            201: {
              description: 'made',
              headers: { Location: { schema: { type: 'string' } } },
              content: json(NOTE),
            },
            ...refusals,
          },
        },
      },
      '/notes/{id}': {
        get: {
          parameters: [id, field('If-None-Match', 'string')],
          responses: {
            200: { description: 'it', headers: etag, content: json(NOTE) },
            304: { description: 'same' },
            ...refusals,
          },
        },
        put: {
          parameters: [id, field('If-Match', 'string')],
          requestBody: { required: true, content: json(NOTE) },
          responses: {
            200: { description: 'replaced', headers: etag, content: json(NOTE) },
            201: { description: 'made', headers: etag, content: json(NOTE) },
            412: problem('another version'),
            ...refusals,
          },
        },
        patch: {
          parameters: [id],
          requestBody: {
            required: true,
            content: { 'application/merge-patch+json': { schema: { $ref: '#/components/schemas/Patch' } } },
          },
          responses: { 200: { description: 'changed', headers: etag, content: json(NOTE) }, ...refusals },
        },
        delete: { parameters: [id], responses: { 204: { description: 'gone' }, ...refusals } },
      },
      '/moved': { get: { responses: { 308: { description: 'there' }, 401: problem('who?') } } },
      '/part': {
        get: {
          responses: {
            206: { description: 'a part', content: { 'text/plain': { schema: { type: 'string' } } } },
            416: { description: 'no such part' },
            401: problem('who?'),
          },
        },
      },
    },
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Note: {
          type: 'object',
          required: ['text'],
          properties: {
            id: { type: 'string', readOnly: true },
            text: { type: 'string', minLength: 1, maxLength: 60 },
            stars: { type: 'integer', minimum: 0, maximum: 5 },
          },
        },
        Patch: {
          type: 'object',
          minProperties: 1,
          properties: {
            text: { type: 'string', minLength: 1, maxLength: 60 },
            stars: { type: ['integer', 'null'], minimum: 0, maximum: 5 },
          },
        },
        Problem: {
          type: 'object',
          required: ['title', 'status'],
          properties: { title: { type: 'string' }, status: { type: 'integer' } },
        },
      },
    },
  }),
  { source: 'notes.json' },
);

export const all = operations(document);
