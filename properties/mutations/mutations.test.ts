import { registerSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import { describe, expect, test } from 'vitest';
import { isArray, type Json, type JsonObject } from '../../openapi/json.ts';
import { createRequestModels } from '../request-models.ts';

const OPEN = { $schema: 'https://json-schema.org/draft/2020-12/schema' };
let count = 0;

/** The mutants of a schema, and what a validator that shares nothing with ours makes of an instance. */
async function broken(schema: JsonObject) {
  const model = createRequestModels({ root: { openapi: '3.1.0', schema } }, { formats: false }).model('/schema');
  const uri = `https://mutations.test/${count++}`;
  registerSchema({ ...OPEN, ...schema } as Parameters<typeof registerSchema>[0], uri); // a schema, by its keywords
  const judge = await validate(uri);
  return { model, valid: (value: Json) => judge(value as Parameters<typeof judge>[0]).valid }; // the same JSON
}

describe('a keyword is broken alone, and repaired it is whole again', () => {
  test.each<[keyword: string, schema: JsonObject]>([
    ['prefixItems', { type: 'array', prefixItems: [{ type: 'string' }, false] }],
    ['items', { type: 'array', prefixItems: [{ type: 'string' }], items: false }],
    ['contains', { type: 'array', contains: { type: 'integer', minimum: 5 } }],
    ['minContains', { type: 'array', contains: { const: 'a' }, minContains: 2 }],
    [
      'maxContains',
      {
        type: 'array',
        contains: { type: 'integer' },
        minContains: 0,
        maxContains: 2,
        items: { type: ['integer', 'string'] },
      },
    ],
    [
      'uniqueItems',
      {
        type: 'array',
        uniqueItems: true,
        items: { type: 'object', required: ['a', 'b'], properties: { a: { type: 'integer' }, b: { type: 'integer' } } },
      },
    ],
    ['maxItems', { type: 'array', uniqueItems: true, maxItems: 2, items: { enum: ['a', 'b', 'c'] } }],
    ['unevaluatedItems', { type: 'array', allOf: [{ prefixItems: [{ type: 'integer' }] }], unevaluatedItems: false }],
    [
      'propertyNames',
      { type: 'object', propertyNames: { pattern: '^[a-z]{2,4}$' }, additionalProperties: { type: 'integer' } },
    ],
    ['type', { type: 'object', patternProperties: { '^x-': { type: 'integer' } } }],
    ['properties', { type: 'object', properties: { never: false } }],
    ['additionalProperties', { type: 'object', properties: { a: {} }, additionalProperties: false }],
    ['unevaluatedProperties', { type: 'object', allOf: [{ properties: { a: {} } }], unevaluatedProperties: false }],
    ['minProperties', { type: 'object', minProperties: 2, required: ['a'], properties: { a: {}, b: {} } }],
    ['maxProperties', { type: 'object', maxProperties: 2, required: ['a'], properties: { a: {} } }],
    [
      'dependentRequired',
      {
        type: 'object',
        properties: { card: { type: 'string' }, cvc: { type: 'string' } },
        dependentRequired: { card: ['cvc'] },
      },
    ],
    ['dependentSchemas', { type: 'object', properties: { a: {} }, dependentSchemas: { a: { required: ['b'] } } }],
    ['oneOf', { oneOf: [{ type: 'integer' }, { type: 'number', minimum: 2 }] }],
    ['anyOf', { anyOf: [{ type: 'integer' }, { minimum: 2 }] }],
    ['not', { type: 'string', not: { enum: ['root', 'admin'] } }],
    ['if', { if: { const: 1 }, then: false }],
    [
      'minimum',
      {
        type: 'object',
        required: ['kind', 'n'],
        properties: { kind: { enum: ['a', 'b'] }, n: { type: 'integer' } },
        if: { properties: { kind: { const: 'a' } } },
        then: { properties: { n: { minimum: 10 } } },
      },
    ],
    [
      'maximum',
      {
        type: 'object',
        required: ['kind', 'n'],
        properties: { kind: { enum: ['a', 'b'] }, n: { type: 'integer' } },
        if: { properties: { kind: { const: 'a' } } },
        else: { properties: { n: { maximum: 10 } } },
      },
    ],
    ['multipleOf', { type: 'number', multipleOf: 0.01 }],
    ['const', { const: { a: false } }],
  ])('%s of %j', async (keyword, schema) => {
    const { model, valid } = await broken(schema);
    const own = model.mutants().filter((mutant) => mutant.keyword === keyword);
    expect(own.length).toBeGreaterThan(0);
    for (const { value, baseline } of own) {
      expect(valid(value), JSON.stringify(value)).toBe(false);
      expect(valid(baseline), JSON.stringify(baseline)).toBe(true);
    }
  });

  test('a oneOf is broken by what fits two branches, too', async () => {
    const { model } = await broken({ oneOf: [{ type: 'integer' }, { type: 'number', minimum: 2 }] });
    const fits = model.mutants().filter(({ keyword, value }) => keyword === 'oneOf' && typeof value === 'number');
    expect(fits.some(({ value }) => Number.isInteger(value) && Number(value) >= 2)).toBe(true);
  });
});

test('every keyword of every branch of a referenced choice is broken, as the only fault of the branch', () => {
  const kind = (name: string, more: JsonObject): JsonObject => ({
    type: 'object',
    additionalProperties: false,
    required: ['kind', ...Object.keys(more)],
    properties: { kind: { const: name }, ...more },
  });
  const root: JsonObject = {
    openapi: '3.1.0',
    components: {
      schemas: {
        Card: kind('card', { token: { type: 'string', pattern: '^tok_[a-z]{4}$' } }),
        Bank: kind('bank', { days: { type: 'integer', maximum: 30 } }),
        Order: {
          type: 'object',
          properties: {
            pay: { oneOf: [{ $ref: '#/components/schemas/Card' }, { $ref: '#/components/schemas/Bank' }] },
          },
        },
      },
    },
  };
  const model = createRequestModels({ root }, { formats: true }).model('/components/schemas/Order');
  expect(model.constraints().filter(({ state }) => state === 'unmodelled')).toEqual([]);
  const names = model.mutants().map(({ schema, keyword }) => `${schema} ${keyword}`);
  expect(names).toContain('/components/schemas/Card/properties/token/pattern pattern');
  expect(names).toContain('/components/schemas/Bank/properties/days/maximum maximum');
  expect(names).toContain('/components/schemas/Bank/required required');
});

test('a wide schema that holds itself ends, and so does one that needs itself', () => {
  const properties = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`m${i}`, { $ref: '#/schema' }]));
  const model = createRequestModels({ root: { schema: { type: 'object', properties } } }, { formats: true }).model(
    '/schema',
  );
  expect(model.systematic().length).toBeGreaterThan(10);
  expect(model.mutants().length).toBeGreaterThan(5);
  const needy: JsonObject = { schema: { type: 'object', required: ['a'], properties: { a: { $ref: '#/schema' } } } };
  expect(createRequestModels({ root: needy }, { formats: true }).model('/schema').satisfiability.verdict).toBe(
    'unsatisfiable',
  );
});

test('a pattern is tried for case, for both anchors and for lines; what white space alone makes wrong proves nothing', async () => {
  const { model } = await broken({ type: 'string', pattern: '^[A-Z]{3}-[0-9]{2}$' });
  const proofs = new Map(model.mutants().map(({ value, proof }) => [value, proof]));
  const strict = [...proofs].flatMap(([value, proof]) =>
    typeof value === 'string' && proof === 'strict' ? [value] : [],
  );
  const close = (loose: RegExp): boolean => strict.some((text) => loose.test(text));
  expect(close(/^[a-z]{3}-[0-9]{2}$/)).toBe(true);
  expect(close(/^[A-Z]{3}-[0-9]{2}./)).toBe(true);
  expect(close(/.[A-Z]{3}-[0-9]{2}$/)).toBe(true);
  expect([...proofs].some(([value, proof]) => /\n$/.test(String(value)) && proof === 'ambiguous')).toBe(true);
});

test.each([
  { type: 'string', format: 'date' },
  { type: 'string', pattern: '^[A-Z]{3}[0-9]{3}$' },
])('a list of items that must differ is made too long: %j', (items) => {
  const schema = { type: 'array', maxItems: 7, uniqueItems: true, items };
  const model = createRequestModels({ root: { openapi: '3.1.0', schema } }, { formats: true }).model('/schema');
  const lengths = model
    .mutants()
    .flatMap(({ keyword, value }) => (keyword === 'maxItems' && isArray(value) ? [value.length] : []));
  expect(lengths).toContain(8);
});
