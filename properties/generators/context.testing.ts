import type { Case } from '../../http/case.ts';
import type { Identities } from '../../http/identity.ts';
import type { JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { operations } from '../../openapi/operations.ts';
import { parseDocument } from '../../openapi/parse.ts';
import { type ContextOptions, createContext } from '../context.ts';
import { type CaseGenerator, type GeneratorContext, isSkip } from '../generator.ts';

/** Somebody with the same secret for every scheme. */
export const somebody: Identities = { first: { credential: () => 'Az9-secret-token' } };

/** The context of a document for tests, nothing known of any target. */
export function contextOf(
  document: JsonObject,
  more: Partial<ContextOptions> = {},
): { readonly context: GeneratorContext; operation(label: string): Operation } {
  const parsed = parseDocument(
    JSON.stringify({ openapi: '3.1.0', info: { title: 'Test', version: '1' }, ...document }),
    {
      source: 'test.json',
    },
  );
  const all = operations(parsed);
  const context = createContext({
    document: parsed,
    operations: all,
    identities: somebody,
    seed: 7,
    formats: true,
    disposableCredentials: true,
    readOnly: false,
    ...more,
  });
  return {
    context,
    operation(label) {
      const found = all.find((operation) => operation.label === label);
      if (!found) throw new Error(`${label} is not in the document`);
      return found;
    },
  };
}

/** The systematic cases, and as many drawn ones as asked for. Throws where the generator skips. */
export function casesOf(
  generator: CaseGenerator,
  operation: Operation,
  context: GeneratorContext,
  drawn = 0,
): readonly Case[] {
  const source = generator.cases(operation, context);
  if (isSkip(source)) throw new Error(`skipped: ${source.skip}`);
  const random = Array.from({ length: drawn }, (_, i) => source.draw?.(source.systematic.length + i));
  return [...source.systematic, ...random.filter((testCase) => testCase !== undefined)];
}

/** A small shop: every place a value can stand at, credentials, examples and defaults. */
export const shop: JsonObject = {
  security: [{ bearer: [] }],
  paths: {
    '/books': {
      get: {
        operationId: 'listBooks',
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } },
          { name: 'sort', in: 'query', schema: { enum: ['title', 'price'] }, example: 'price' },
          {
            name: 'tags',
            in: 'query',
            explode: false,
            schema: { type: 'array', minItems: 1, maxItems: 3, items: { type: 'string', pattern: '^[a-z]+$' } },
          },
          { name: 'cursor', in: 'query', schema: { type: 'string' } },
          { name: 'X-Currency', in: 'header', schema: { enum: ['EUR', 'USD'] } },
          { name: 'If-None-Match', in: 'header', schema: { type: 'string' } },
          { name: 'variant', in: 'cookie', schema: { enum: ['plain', 'fancy'] } },
        ],
        responses: { 200: { description: 'ok', content: { 'application/json': {}, 'text/csv': {} } } },
      },
      post: {
        operationId: 'createBook',
        parameters: [
          { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', format: 'uuid' } },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Book' },
              examples: { novel: { value: { title: 'A novel', price: 12 } }, wrong: { value: { title: 7 } } },
            },
          },
        },
        responses: { 201: { description: 'made' } },
      },
    },
    '/books/search': { get: { responses: { 200: { description: 'ok' } } } },
    '/books/{bookId}': {
      parameters: [{ name: 'bookId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
      get: { operationId: 'getBook', responses: { 200: { description: 'ok' } } },
      put: {
        operationId: 'replaceBook',
        parameters: [{ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } }],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Book' } } } },
        responses: { 200: { description: 'ok' } },
      },
      delete: { operationId: 'deleteBook', responses: { 204: { description: 'gone' } } },
    },
    '/newsletter': {
      post: {
        security: [],
        requestBody: {
          required: true,
          content: {
            'application/x-www-form-urlencoded': {
              schema: {
                type: 'object',
                required: ['email', 'consent'],
                properties: {
                  email: { type: 'string', format: 'email' },
                  consent: { const: 'yes' },
                  note: { type: 'string', minLength: 1, maxLength: 20, default: 'hello there' },
                  perMonth: { type: 'integer', minimum: 1, maximum: 31 },
                },
              },
            },
          },
        },
        responses: { 202: { description: 'ok' } },
      },
    },
  },
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Book: {
        type: 'object',
        additionalProperties: false,
        required: ['title', 'price'],
        properties: {
          title: { type: 'string', minLength: 1, maxLength: 200 },
          price: { type: 'number', minimum: 0, maximum: 10000 },
          pages: { type: 'integer', minimum: 1, default: 100 },
          authorId: { type: 'string', format: 'uuid' },
        },
      },
    },
  },
};
