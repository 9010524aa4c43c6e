import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { isArray, isObject, type Json, type JsonObject } from '../openapi/json.ts';
import { api, changesOf, object, withAnswer, withBody, withParameter } from './corpus.testing.ts';

const text = { type: 'string' };
const pet = object({ name: text, age: { type: 'integer' } }, { required: ['name', 'age'] });
const components = (schemas: JsonObject): JsonObject => ({ components: { schemas } });
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const tree = (name: string): JsonObject => components({ [name]: object({ left: ref(name), value: text }) });
const old = (document: JsonObject): JsonObject => ({ ...document, openapi: '3.0.3' });
const named = (name: string): JsonObject => ({
  openapi: '3.1.1',
  info: { title: '', version: '1' },
  paths: {
    [`/things/{${name}}`]: {
      get: {
        parameters: [{ name, in: 'path', required: true, schema: text }],
        responses: { 200: { description: '' } },
      },
    },
  },
});

/** The same, with a link that fills the parameter by its name. */
const linked = (name: string): JsonObject => {
  const links = { self: { operationId: 'getThing', parameters: { [name]: '$response.body#/id' } } };
  const get = {
    operationId: 'getThing',
    parameters: [{ name, in: 'path', required: true, schema: text }],
    responses: { 200: { description: '', links } },
  };
  return { openapi: '3.1.1', info: { title: '', version: '1' }, paths: { [`/things/{${name}}`]: { get } } };
};

const rewrites: readonly (readonly [string, JsonObject, JsonObject])[] = [
  [
    'members in another order',
    withBody(pet),
    withBody(object({ age: { type: 'integer' }, name: text }, { required: ['age', 'name'] })),
  ],
  ['an inlined reference', withBody(ref('Pet'), components({ Pet: pet })), withBody(pet)],
  ['an extracted reference', withAnswer(pet), withAnswer(ref('Pet'), components({ Pet: pet }))],
  [
    'a reference wrapped in allOf',
    withBody(ref('Pet'), components({ Pet: pet })),
    withBody({ allOf: [ref('Pet')] }, components({ Pet: pet })),
  ],
  ['a schema wrapped in anyOf', withAnswer(pet), withAnswer({ anyOf: [pet] })],
  ['a schema wrapped in oneOf', withAnswer(pet), withAnswer({ oneOf: [pet] })],
  [
    'allOf merged',
    withBody({
      allOf: [
        object({ name: text }, { required: ['name'] }),
        object({ age: { type: 'integer' } }, { required: ['age'] }),
      ],
    }),
    withBody(pet),
  ],
  [
    'a renamed component',
    withBody(ref('Pet'), components({ Pet: pet })),
    withBody(ref('Animal'), components({ Animal: pet })),
  ],
  ['a renamed recursive component', withAnswer(ref('Node'), tree('Node')), withAnswer(ref('Tree'), tree('Tree'))],
  [
    'a recursive component unrolled once',
    withAnswer(ref('Node'), tree('Node')),
    withAnswer(object({ left: ref('Node'), value: text }), tree('Node')),
  ],
  ['a renamed path parameter', named('id'), named('thingId')],
  ['a renamed path parameter that a link fills', linked('id'), linked('thingId')],
  ['enum in another order', withBody({ ...text, enum: ['a', 'b'] }), withBody({ ...text, enum: ['b', 'a'] })],
  ['const for an enum of one', withBody({ ...text, enum: ['a'] }), withBody({ ...text, const: 'a' })],
  [
    'branches in another order',
    withAnswer({ oneOf: [text, { type: 'integer' }] }),
    withAnswer({ oneOf: [{ type: 'integer' }, text] }),
  ],
  ['a type list in another order', withAnswer({ type: ['string', 'null'] }), withAnswer({ type: ['null', 'string'] })],
  [
    'null as a type or as a branch',
    withAnswer({ type: ['string', 'null'], maxLength: 3 }),
    withAnswer({ anyOf: [{ ...text, maxLength: 3 }, { type: 'null' }] }),
  ],
  ['3.0 nullable', old(withAnswer({ ...text, nullable: true })), withAnswer({ type: ['string', 'null'] })],
  [
    '3.0 nullable enum',
    old(withAnswer({ ...text, nullable: true, enum: ['a', null] })),
    withAnswer({ type: ['string', 'null'], enum: ['a', null] }),
  ],
  [
    '3.0 exclusive bounds',
    old(withBody({ type: 'number', minimum: 1, exclusiveMinimum: true })),
    withBody({ type: 'number', exclusiveMinimum: 1 }),
  ],
  ['3.0 example', old(withBody({ ...text, example: 'a' })), withBody({ ...text, examples: ['a'] })],
  [
    '3.0 wrapped nullable reference',
    old(withAnswer({ nullable: true, allOf: [ref('Pet')] }, components({ Pet: pet }))),
    withAnswer({ anyOf: [ref('Pet'), { type: 'null' }] }, components({ Pet: pet })),
  ],
  [
    'integers above 0 and from 1',
    withBody({ type: 'integer', exclusiveMinimum: 0 }),
    withBody({ type: 'integer', minimum: 1 }),
  ],
  ['bounds that bind nobody', withBody(text), withBody({ ...text, minLength: 0 })],
  ['additionalProperties spelt out', withBody(pet), withBody({ ...pet, additionalProperties: true })],
  ['descriptions and titles', withBody(pet), withBody({ ...pet, title: 'Pet', description: 'A pet', example: {} })],
  [
    'defaults of a parameter spelt out',
    withParameter({ schema: text }),
    withParameter({ schema: text, style: 'form', explode: true, required: false, allowReserved: false }),
  ],
  ['operationId, tags and summary', api({ tags: ['a'], summary: 'x' }), api({ tags: ['b'], summary: 'y' })],
  [
    'a media type in capitals',
    api({ requestBody: { content: { 'application/json': { schema: text } } } }),
    api({ requestBody: { content: { 'Application/JSON': { schema: text } } } }),
  ],
  [
    'a shared response extracted',
    withAnswer(text),
    api(
      { responses: { 200: { $ref: '#/components/responses/Ok' } } },
      { components: { responses: { Ok: { description: '', content: { 'application/json': { schema: text } } } } } },
    ),
  ],
  [
    'an Authorization header for the bearer scheme that it meant',
    api({
      parameters: [{ name: 'Authorization', in: 'header', required: true, description: 'Bearer token', schema: text }],
    }),
    api(
      { security: [{ token: [] }] },
      { components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } } },
    ),
  ],
];

/** As 2.0 writes it, and as 3.0 does. */
const swagger: JsonObject = {
  swagger: '2.0',
  info: { title: '', version: '1' },
  securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'Authorization' } },
  paths: { '/a': { get: { security: [{ key: [] }], responses: { 200: { description: '' } } } } },
};
const upgraded: JsonObject = {
  openapi: '3.0.3',
  info: { title: '', version: '1' },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  paths: { '/a': { get: { security: [{ token: [] }], responses: { 200: { description: '' } } } } },
};

describe('no change is made by', () => {
  test.each(rewrites)('%s', (_, before, after) => {
    expect(changesOf(before, after)).toEqual([]);
    expect(changesOf(after, before)).toEqual([]);
  });

  test('a bearer token as OpenAPI 2.0 has to write it', () => {
    expect(changesOf(swagger, upgraded)).toEqual([]);
  });

  test('YAML for JSON', () => {
    const document = withBody(ref('Pet'), components({ Pet: pet }));
    expect(changesOf(document, stringify(document))).toEqual([]);
  });
});

const shared = join(import.meta.dirname, '..', '..', 'shared', 'documents');
const REAL = ['microcks/v1.12.yaml', 'openapi-3.0/govuk-pay.json', 'openapi-3.1/adyen-payout-68.json'];

describe('real documents, rewritten', () => {
  test.skipIf(!existsSync(shared)).each(REAL)(
    '%s has no change: keys sorted, components renamed, references wrapped',
    (name) => {
      const source = readFileSync(join(shared, name), 'utf8');
      const root: Json = parse(source);
      expect(changesOf(source, JSON.stringify(renamed(wrapped(sorted(root)))))).toEqual([]);
    },
  );
});

function sorted(value: Json): Json {
  if (isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? 1 : -1))
      .map(([name, inner]) => [name, sorted(inner ?? null)]),
  );
}

/** Every reference to a schema under `properties` stands in an `allOf` of its own. */
function wrapped(value: Json, inProperties = false): Json {
  if (isArray(value)) return value.map((item) => wrapped(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const reference = inProperties && isObject(inner) && Object.keys(inner).join() === '$ref';
      return [name, reference ? { allOf: [inner] } : wrapped(inner ?? null, name === 'properties')];
    }),
  );
}

function renamed(root: Json): Json {
  const text = JSON.stringify(root).replaceAll('#/components/schemas/', '#/components/schemas/Renamed');
  const value: Json = JSON.parse(text);
  const parts = isObject(value) ? value.components : undefined;
  const schemas = isObject(parts) ? parts.schemas : undefined;
  if (!isObject(value) || !isObject(parts) || !isObject(schemas)) return value;
  const under = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [`Renamed${name}`, schema]));
  return { ...value, components: { ...parts, schemas: under } };
}
