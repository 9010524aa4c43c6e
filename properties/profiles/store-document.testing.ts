import { parseDocument } from '../../openapi/parse.ts';

const json = (schema: object) => ({ 'application/json': { schema } });
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { type: 'object', required: ['title'] } } },
});
const ORDER = { $ref: '#/components/schemas/Order' };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', pattern: '^o[0-9]{1,6}$' } };
const number = (name: string, maximum: number, minimum: number) => ({
  name,
  in: 'query',
  schema: { type: 'integer', minimum, maximum },
});
const refusals = { 400: problem('refused'), 404: problem('none'), 415: problem('not this type') };
const tags = { type: 'array', maxItems: 4, items: { type: 'string', enum: ['gift', 'rush', 'cold', 'fine'] } };

/** Orders: created under an Idempotency-Key, patched by merge patches, listed in pages, refused with problems. */
export const document = parseDocument(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1' },
    paths: {
      '/orders': {
        get: {
          parameters: [number('limit', 50, 1), number('offset', 100_000, 0)],
          responses: {
            200: {
              description: 'a page',
              headers: { Link: { schema: { type: 'string' } } },
              content: json({
                type: 'object',
                required: ['items', 'total'],
                properties: { items: { type: 'array', items: ORDER }, total: { type: 'integer' } },
              }),
            },
            400: problem('refused'),
          },
        },
        post: {
          parameters: [
            { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', format: 'uuid' } },
          ],
          requestBody: { required: true, content: json({ $ref: '#/components/schemas/NewOrder' }) },
          responses: {
            201: { description: 'made', headers: { Location: { schema: { type: 'string' } } }, content: json(ORDER) },
            409: problem('under way'),
            422: problem('used'),
            ...refusals,
          },
        },
      },
      '/orders/{id}': {
        get: { parameters: [id], responses: { 200: { description: 'it', content: json(ORDER) }, ...refusals } },
        patch: {
          parameters: [id],
          requestBody: {
            required: true,
            content: { 'application/merge-patch+json': { schema: { $ref: '#/components/schemas/Patch' } } },
          },
          responses: { 200: { description: 'changed', content: json(ORDER) }, ...refusals },
        },
      },
    },
    components: {
      schemas: {
        NewOrder: {
          type: 'object',
          required: ['item'],
          additionalProperties: false,
          properties: {
            item: { type: 'string', minLength: 1, maxLength: 40 },
            count: { type: 'integer', minimum: 1 },
            tags,
          },
        },
        Order: {
          type: 'object',
          required: ['id', 'item'],
          properties: {
            id: { type: 'string' },
            item: { type: 'string' },
            count: { type: 'integer' },
            tags,
            place: { type: 'object' },
          },
        },
        Patch: {
          type: 'object',
          additionalProperties: false,
          properties: {
            item: { type: 'string', minLength: 1, maxLength: 40 },
            count: { type: ['integer', 'null'], minimum: 1 },
            tags,
          },
        },
      },
    },
  }),
  { source: 'orders.json' },
);
