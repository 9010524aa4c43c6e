import { describe, expect, test } from 'vitest';
import { isObject, type Json } from '../json.ts';
import { parseDocument } from '../parse.ts';
import { valueAt } from '../pointer.ts';
import { repairs } from './index.ts';

/** What is written under `S`, `paths` or `components`, and what the repaired document holds at a pointer. */
interface Case {
  readonly code: string;
  readonly version?: string;
  /** Members of the top level. */
  readonly written: Readonly<Record<string, Json>>;
  readonly at: string;
  readonly becomes: Json | undefined;
}

const S = '/components/schemas/S';
const schema = (written: Json): Case['written'] => ({ components: { schemas: { S: written } } });
const operation = (written: Json, path = '/a'): Case['written'] => ({ paths: { [path]: { get: written } } });
const ok = { '200': { description: 'ok' } };

const cases: readonly Case[] = [
  {
    code: 'null-beside-choice',
    written: schema({ type: 'null', oneOf: [{ type: 'number' }, { type: 'boolean' }] }),
    at: S,
    becomes: { anyOf: [{ oneOf: [{ type: 'number' }, { type: 'boolean' }] }, { type: 'null' }] },
  },
  {
    code: 'path-form',
    written: operation({ responses: ok }, '/a/:id'),
    at: '/paths/~1a~1{id}/get/responses',
    becomes: ok,
  },
  { code: 'path-form', written: operation({ responses: ok }, 'a?x={x}'), at: '/paths/~1a/get/responses', becomes: ok },
  {
    code: 'path-form',
    written: operation({ responses: ok }, '/a/<int:id>'),
    at: '/paths/~1a~1{id}/get/responses',
    becomes: ok,
  },
  ...(
    [
      ['https://api.example.com/v1/a', '/v1/a'],
      ['/a/{id:[0-9]{2,3}}', '/a/{id}'],
      ['/a{?q,limit}', '/a'],
      ['/a/{rest+}', '/a/{rest}'],
    ] as const
  ).map(([path, becomes]) => ({
    code: 'path-form',
    written: operation({ responses: ok }, path),
    at: `/paths/${becomes.replaceAll('/', '~1')}/get/responses`,
    becomes: ok,
  })),
  {
    code: 'path-characters',
    written: operation({ responses: ok }, '/a b/ü{é}'),
    at: '/paths/~1a%20b~1%C3%BC{é}/get/responses',
    becomes: ok,
  },
  {
    code: 'security-scheme-type',
    written: { components: { securitySchemes: { b: { type: 'http', scheme: 'Bearer token' } } } },
    at: '/components/securitySchemes/b/scheme',
    becomes: 'bearer',
  },
  {
    code: 'method-case',
    written: { paths: { '/a': { GET: { responses: ok } } } },
    at: '/paths/~1a/get/responses',
    becomes: ok,
  },
  {
    code: 'parameters-map',
    written: operation({ parameters: { q: { in: 'query', schema: {} } }, responses: ok }),
    at: '/paths/~1a/get/parameters',
    becomes: [{ name: 'q', in: 'query', schema: {} }],
  },
  {
    code: 'swagger-parameters',
    written: operation({
      parameters: [{ in: 'body', name: 'b', required: true, schema: { type: 'object' } }],
      responses: ok,
    }),
    at: '/paths/~1a/get/requestBody',
    becomes: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
  },
  {
    code: 'swagger-parameters',
    written: operation({ parameters: [{ in: 'formData', name: 'f', type: 'string', required: true }], responses: ok }),
    at: '/paths/~1a/get/requestBody/content/application~1x-www-form-urlencoded/schema',
    becomes: { type: 'object', properties: { f: { type: 'string' } }, required: ['f'] },
  },
  {
    code: 'parameter-inline',
    written: operation({ parameters: [{ name: 'q', in: 'query', type: 'integer', minimum: 1 }], responses: ok }),
    at: '/paths/~1a/get/parameters/0',
    becomes: { name: 'q', in: 'query', schema: { type: 'integer', minimum: 1 } },
  },
  {
    code: 'path-parameter-name',
    written: operation(
      { parameters: [{ name: 'user_id', in: 'path', required: true, schema: {} }], responses: ok },
      '/a/{userId}',
    ),
    at: '/paths/~1a~1{userId}/get/parameters/0/name',
    becomes: 'userId',
  },
  {
    code: 'path-parameter-optional',
    written: operation({ parameters: [{ name: 'id', in: 'path', schema: {} }], responses: ok }, '/a/{id}'),
    at: '/paths/~1a~1{id}/get/parameters/0/required',
    becomes: true,
  },
  {
    code: 'schema-without-content',
    written: operation({ responses: { '200': { description: 'ok', schema: { type: 'string' } } } }),
    at: '/paths/~1a/get/responses/200/content',
    becomes: { 'application/json': { schema: { type: 'string' } } },
  },
  { code: 'swagger-servers', written: { paths: {}, basePath: '/v1' }, at: '/servers', becomes: [{ url: '/v1' }] },
  {
    code: 'response-key',
    written: operation({
      responses: { '2xx': { description: 'a' }, '404 Not Found': { description: 'b' }, Default: { description: 'c' } },
    }),
    at: '/paths/~1a/get/responses',
    becomes: { '2XX': { description: 'a' }, '404': { description: 'b' }, default: { description: 'c' } },
  },
  {
    code: 'media-type-name',
    written: operation({ responses: { '200': { description: 'ok', content: { json: {} } } } }),
    at: '/paths/~1a/get/responses/200/content',
    becomes: { 'application/json': {} },
  },
  {
    code: 'examples-list',
    written: operation({ responses: { '200': { description: 'ok', content: { 'text/plain': { examples: ['x'] } } } } }),
    at: '/paths/~1a/get/responses/200/content/text~1plain/examples',
    becomes: { 'example-1': { value: 'x' } },
  },
  {
    code: 'tags-nested',
    written: operation({ tags: [['a']], responses: ok }),
    at: '/paths/~1a/get/tags',
    becomes: ['a'],
  },
  {
    code: 'security-scheme-type',
    written: { components: { securitySchemes: { b: { type: 'bearer' } } } },
    at: '/components/securitySchemes/b',
    becomes: { type: 'http', scheme: 'bearer' },
  },
  {
    code: 'authorization-parameter',
    written: operation({
      parameters: [{ name: 'Authorization', in: 'header', required: true, schema: {} }],
      responses: ok,
    }),
    at: '/paths/~1a/get/security',
    becomes: [{ Authorization: [] }],
  },
  {
    code: 'enum-value-object',
    written: schema({ type: 'string', enum: [{ value: 'a' }] }),
    at: `${S}/enum`,
    becomes: ['a'],
  },
  {
    code: 'keyword-quoted',
    written: schema({ minLength: '3', readOnly: 'true' }),
    at: S,
    becomes: { minLength: 3, readOnly: true },
  },
  { code: 'type-name', written: schema({ type: 'date' }), at: S, becomes: { type: 'string', format: 'date' } },
  { code: 'type-name', written: schema({ type: 'any' }), at: S, becomes: {} },
  { code: 'type-name', written: schema({ type: 'string | null' }), at: S, becomes: { type: ['string', 'null'] } },
  { code: 'type-name', written: schema({ type: null }), at: S, becomes: { type: 'null' } },
  {
    code: 'required-boolean',
    written: schema({ properties: { a: { required: true }, b: { required: false } } }),
    at: S,
    becomes: { properties: { a: {}, b: {} }, required: ['a'] },
  },
  {
    code: 'nullable',
    written: schema({ type: 'string', nullable: true }),
    at: S,
    becomes: { type: ['string', 'null'] },
  },
  {
    code: 'nullable',
    written: schema({ $ref: '#/components/schemas/S', nullable: true }),
    at: S,
    becomes: { anyOf: [{ $ref: '#/components/schemas/S' }, { type: 'null' }] },
  },
  {
    code: 'exclusive-bound',
    written: schema({ minimum: 1, exclusiveMinimum: true }),
    at: S,
    becomes: { exclusiveMinimum: 1 },
  },
  { code: 'exclusive-bound', written: schema({ maximum: 9, exclusiveMaximum: false }), at: S, becomes: { maximum: 9 } },
  {
    code: 'exclusive-bound',
    version: '3.0.3',
    written: schema({ exclusiveMinimum: 1 }),
    at: S,
    becomes: { exclusiveMinimum: 1 },
  },
  {
    code: 'items-list',
    written: schema({ items: [{ type: 'string' }] }),
    at: S,
    becomes: { items: { type: 'string' } },
  },
  { code: 'items-list', written: schema({ items: [true, false] }), at: S, becomes: { prefixItems: [true, false] } },
  { code: 'value-quoted', written: schema({ type: 'boolean', default: 'true' }), at: `${S}/default`, becomes: true },
  { code: 'value-quoted', written: schema({ type: 'string', enum: [1, 'a'] }), at: `${S}/enum`, becomes: ['1', 'a'] },
  {
    code: 'pattern-dialect',
    written: schema({ pattern: '/^a[b-d]$/i' }),
    at: `${S}/pattern`,
    becomes: '^[aA][b-dB-D]$',
  },
  {
    code: 'pattern-dialect',
    written: schema({ pattern: '\\A[[:alpha:]]++\\z' }),
    at: `${S}/pattern`,
    becomes: '^[A-Za-z]+$',
  },
  {
    code: 'pattern-dialect',
    written: schema({ pattern: '(?P<y>\\d+)-(?P=y)' }),
    at: `${S}/pattern`,
    becomes: '(?<y>\\d+)-\\k<y>',
  },
  {
    code: 'keyword-malformed',
    written: schema({ type: 'object', properties: ['a'] }),
    at: S,
    becomes: { type: 'object' },
  },
  { code: 'keyword-malformed', written: schema({ oneOf: { type: 'string' }, minLength: -1 }), at: S, becomes: {} },
];

const read = ({ version = '3.1.0', written }: Case, repair: boolean) =>
  parseDocument(JSON.stringify({ openapi: version, info: { title: 't', version: '1' }, paths: {}, ...written }), {
    source: 'a.json',
    repair,
  });

describe('each repair', () => {
  test.each(cases)('$code: at $at', (each) => {
    const document = read(each, true);
    expect(valueAt(document.root, each.at)).toEqual(each.becomes);
    const said = document.diagnostics.filter(({ code }) => code === each.code);
    expect(said.length).toBeGreaterThan(0);
    for (const { repaired, place, interpretation, remedy } of said)
      expect({ repaired, place: isObject(place), interpretation, remedy }).toMatchObject({
        repaired: true,
        place: true,
        interpretation: expect.any(String),
        remedy: expect.any(String),
      });
  });

  test.each(cases)('$code: is switched off by --no-repair', (each) => {
    expect(read(each, false).diagnostics.filter(({ repaired }) => repaired)).toEqual([]);
  });

  test('is among these cases', () => {
    const tested = new Set(cases.map(({ code }) => code));
    expect(repairs.map(({ code }) => code).filter((code) => !tested.has(code))).toEqual([]);
  });
});
