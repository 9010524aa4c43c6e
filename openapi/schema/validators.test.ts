import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import { isMultiple } from './multiple-of.ts';
import { isDate, isDateTime, isTime } from './rfc3339.ts';
import { contradictionIn } from './satisfiability.ts';
import { createShapes } from './shape.ts';
import { createValidators } from './validators.ts';

const of = (schema: Json, more: JsonObject = {}) => {
  const root: JsonObject = { openapi: '3.1.0', schema, ...more };
  return { root, validator: createValidators(root, { formats: true }).for('/schema', 'request') };
};
const accepts = (schema: Json, value: Json, more?: JsonObject): boolean => of(schema, more).validator.accepts(value);

describe('references', () => {
  test('lead to what an $id names, from wherever it stands', () => {
    const schema: Json = {
      $id: 'https://example.com/outer',
      properties: { a: { $ref: 'inner' }, b: { $ref: '#/$defs/text' } },
      $defs: {
        text: { type: 'string' },
        i: { $id: 'inner', $ref: '#/$defs/text', $defs: { text: { type: 'integer' } } },
      },
    };
    expect(accepts(schema, { a: 1, b: 'x' })).toBe(true);
    expect(accepts(schema, { a: 'x' })).toBe(false);
    expect(accepts(schema, { b: 1 })).toBe(false);
  });

  test('of OpenAPI mean the document, inside of a schema with an $id too', () => {
    const components = {
      schemas: { A: { $id: 'https://example.com/a', $ref: '#/components/schemas/B' }, B: { type: 'null' } },
    };
    expect(accepts({ $ref: '#/components/schemas/A' }, null, { components })).toBe(true);
    expect(accepts({ $ref: '#/components/schemas/A' }, 1, { components })).toBe(false);
  });

  test('that are dynamic find the outermost schema of their name', () => {
    const list = {
      $id: 'https://example.com/list',
      items: { $dynamicRef: '#item' },
      $defs: { any: { $dynamicAnchor: 'item' } },
    };
    const texts: Json = {
      $id: 'https://example.com/texts',
      $ref: 'list',
      $defs: { text: { $dynamicAnchor: 'item', type: 'string' }, list },
    };
    expect(accepts(texts, ['a'])).toBe(true);
    expect(accepts(texts, [1])).toBe(false);
    expect(accepts(list, [1])).toBe(true);
  });
});

describe('judgement', () => {
  test('counts decimals as they are written', () => {
    for (const [value, step] of [
      [19.99, 0.01],
      [0.3, 0.1],
      [1e3, 0.25],
      [-4.5, 1.5],
      [4.2e-7, 1e-8],
    ] as const)
      expect(isMultiple(value, step), `${value} by ${step}`).toBe(true);
    for (const [value, step] of [
      [19.995, 0.01],
      [9007199254740991, 1.5],
      [1, 0.3],
      [7, 2],
    ] as const)
      expect(isMultiple(value, step), `${value} by ${step}`).toBe(false);
  });

  test('takes as evaluated what held, and nothing that failed', () => {
    const schema: Json = {
      if: { properties: { kind: { const: 'a' } }, required: ['kind'] },
      unevaluatedProperties: false,
    };
    expect(accepts(schema, { kind: 'a' })).toBe(true);
    expect(accepts(schema, { kind: 'b' })).toBe(false);
    expect(accepts({ contains: { type: 'string' }, unevaluatedItems: false }, ['a', 'b'])).toBe(true);
    expect(accepts({ contains: { type: 'string' }, unevaluatedItems: false }, ['a', 1])).toBe(false);
  });

  test('names what is broken, also where a schema is only false', () => {
    const { validator } = of({
      properties: { a: false },
      prefixItems: [{}],
      items: false,
      unevaluatedProperties: false,
    });
    expect(validator.errors({ a: 1 })).toMatchObject([
      { keyword: 'properties', instance: '/a', schema: '/schema/properties/a' },
    ]);
    expect(validator.errors([1, 2])).toMatchObject([{ keyword: 'items', instance: '' }]);
    expect(validator.errors({ b: 1 })).toMatchObject([{ keyword: 'unevaluatedProperties', property: 'b' }]);
  });

  test('knows members that are called like those of every object', () => {
    expect(accepts({ required: ['toString'] }, {})).toBe(false);
    expect(accepts({ properties: { constructor: { type: 'number' } } }, {})).toBe(true);
    expect(
      accepts({ properties: JSON.parse('{"__proto__":{"type":"number"}}') }, JSON.parse('{"__proto__":"x"}')),
    ).toBe(false);
  });

  test('is the same object for the same document', () => {
    const { root } = of({});
    expect(createValidators(root, { formats: true })).toBe(createValidators(root, { formats: true }));
    expect(createValidators(root, { formats: false })).not.toBe(createValidators(root, { formats: true }));
  });
});

describe('formats', () => {
  test('of dates and times are those of RFC 3339', () => {
    for (const text of ['2024-02-29', '0001-01-01']) expect(isDate(text), text).toBe(true);
    for (const text of ['2023-02-29', '2024-04-31', '2024-1-1']) expect(isDate(text), text).toBe(false);
    for (const text of ['23:59:60Z', '15:59:60-08:00', '12:00:00.999999999999999999Z'])
      expect(isTime(text), text).toBe(true);
    for (const text of ['12:00:60Z', '24:00:00Z', '12:00:00', '12:00:00+24:00']) expect(isTime(text), text).toBe(false);
    expect(isDateTime('2024-05-17t12:30:45z')).toBe(true);
    expect(isDateTime('2024-05-17T12:30:45')).toBe(false);
  });

  test.each([
    ['email', '"with space"@example.com', 'a@b@example.com'],
    ['email', 'a@[127.0.0.1]', 'a@-example.com'],
    ['idn-email', 'lesér@bücher.example', 'nobody'],
    ['iri', 'https://example.com/é', 'https://example.com/<é>'],
    ['uri-template', "/{a.b}{?c*,d:3}/it's", '/{a'],
    ['uuid', '7d444840-9dc0-41d1-b245-5ffdce74fad2', 'urn:uuid:7d444840-9dc0-41d1-b245-5ffdce74fad2'],
  ])('%s takes %s and refuses %s', (format, good, bad) => {
    expect(accepts({ format }, good)).toBe(true);
    expect(accepts({ format }, bad)).toBe(false);
  });
});

describe('a contradiction', () => {
  const reasonOf = (schema: Json): string | undefined => {
    const root: JsonObject = { openapi: '3.1.0', schema };
    const validators = createValidators(root, { formats: true });
    return contradictionIn(createShapes(root), ['/schema'], (at, value) => validators.for(at, 'request').accepts(value))
      ?.reason;
  };

  test.each<[string, Json]>([
    ['exclude each other', { allOf: [{ type: 'string' }, { type: 'number' }] }],
    ['no listed value', { type: 'string', enum: [1, {}] }],
    ['no number lies', { type: 'number', exclusiveMinimum: 5, maximum: 5 }],
    ['no multiple of 10', { type: 'integer', multipleOf: 10, minimum: 11, maximum: 19 }],
    ['minItems 3', { type: 'array', minItems: 3, maxItems: 2 }],
    ['not forbids', { not: { description: 'anything' } }],
    ['hold for every value', { oneOf: [{}, true] }],
    ['cannot do without itself', { type: 'object', required: ['a'], properties: { a: { $ref: '#/schema' } } }],
    ['a is required', { type: 'object', required: ['a'], properties: { a: false } }],
    ['propertyNames forbids', { type: 'object', required: ['ab'], propertyNames: { maxLength: 1 } }],
    ['minContains 3', { type: 'array', contains: { type: 'null' }, minContains: 3, maxContains: 1 }],
  ])('is proven: %s', (reason, schema) => {
    expect(reasonOf(schema)).toContain(reason);
  });

  test.each<[Json]>([
    [{ type: 'object', properties: { next: { $ref: '#/schema' } } }],
    [{ minLength: 3, maxLength: 2 }],
    [{ type: 'object', required: ['id'], properties: { id: { type: 'string', readOnly: true } } }],
    [{ type: 'string', minLength: 100_000_000 }],
    [{ $ref: '#/schema' }],
  ])('is not claimed of %j', (schema) => {
    expect(reasonOf(schema)).toBeUndefined();
  });
});
