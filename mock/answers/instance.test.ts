import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../openapi/json.ts';
import { createValidators } from '../../openapi/schema/validators.ts';
import { buildInstance } from './instance.ts';

function built(
  schema: JsonObject | boolean,
  components: JsonObject = {},
  more: { seed?: number; minimal?: boolean } = {},
): Json | undefined {
  const root: JsonObject = { openapi: '3.1.0', schema, components: { schemas: components } };
  const validator = createValidators(root, { formats: true }).for('/schema', 'response');
  expect(validator.unusable).toBeUndefined();
  return buildInstance({
    root,
    pointer: '/schema',
    direction: 'response',
    seed: more.seed ?? 1,
    validator,
    minimal: more.minimal,
  });
}

const solvable: Readonly<Record<string, JsonObject>> = {
  'bounds and a grid': { type: 'number', exclusiveMinimum: 0.3, maximum: 1, multipleOf: 0.1 },
  'an integer between two others': { type: 'integer', exclusiveMinimum: 4, exclusiveMaximum: 6 },
  'a negative maximum': { type: 'integer', maximum: -5 },
  'a pattern with a length': { type: 'string', pattern: '^[A-Z]{2}[0-9]+$', minLength: 9, maxLength: 12 },
  'a pattern with groups and alternatives': { type: 'string', pattern: '^(?:GB|DE)-(\\d{3}|x+)?\\.[^a-z]$' },
  'a format within a length': { type: 'string', format: 'date-time', minLength: 20 },
  'unique items from an enum': { type: 'array', items: { enum: ['a', 'b', 'c'] }, minItems: 3, uniqueItems: true },
  'a tuple': { type: 'array', prefixItems: [{ type: 'string' }, { type: 'boolean' }], items: false, minItems: 2 },
  contains: { type: 'array', contains: { const: 7 }, minContains: 2, items: { type: 'integer' } },
  'a conjunction': {
    allOf: [
      { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
      { required: ['b'], properties: { b: { type: 'integer' }, a: { minLength: 3 } } },
    ],
  },
  'a choice that excludes the first branch': {
    oneOf: [
      { type: 'object', required: ['kind'], properties: { kind: { const: 'x' }, n: { type: 'integer' } } },
      { type: 'object', required: ['kind'], properties: { kind: { const: 'y' } } },
    ],
  },
  'a choice of which only the second holds': {
    allOf: [{ type: 'string' }],
    anyOf: [{ type: 'integer' }, { minLength: 4 }],
  },
  'a condition': {
    type: 'object',
    required: ['kind'],
    properties: { kind: { enum: ['a', 'b'] } },
    if: { properties: { kind: { const: 'a' } } },
    then: { required: ['extra'], properties: { extra: { type: 'integer' } } },
  },
  'more members than are declared': { type: 'object', minProperties: 3, additionalProperties: { type: 'integer' } },
  'names by pattern': {
    type: 'object',
    minProperties: 1,
    patternProperties: { '^x-[a-z]+$': { type: 'boolean' } },
    additionalProperties: false,
  },
  'dependent members': {
    type: 'object',
    required: ['a'],
    properties: { a: { type: 'string' } },
    dependentRequired: { a: ['b'] },
  },
  'two types': { type: ['null', 'integer'] },
};

describe('an instance', () => {
  for (const [name, schema] of Object.entries(solvable))
    test(`is found for ${name}`, () => expect(built(schema)).toBeDefined());

  test('is the same for the same seed and another for another', () => {
    const schema = { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } };
    expect(built(schema, {}, { seed: 5 })).toEqual(built(schema, {}, { seed: 5 }));
    expect(built(schema, {}, { seed: 5 })).not.toEqual(built(schema, {}, { seed: 6 }));
  });

  test('ends where a schema refers to itself', () => {
    const node = {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string' },
        children: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
        next: { $ref: '#/components/schemas/Node' },
      },
    };
    expect(built({ $ref: '#/components/schemas/Node' }, { Node: node })).toMatchObject({ name: expect.any(String) });
  });

  test('never shows what is write-only, and shows what is read-only', () => {
    const schema = {
      type: 'object',
      required: ['secret', 'id'],
      properties: { secret: { type: 'string', writeOnly: true }, id: { type: 'integer', readOnly: true } },
    };
    expect(built(schema)).toEqual({ id: expect.any(Number) });
  });

  test('uses the examples of the author where they are valid, and not where they are not', () => {
    expect(built({ type: 'object', properties: { a: { type: 'string', example: 'mine' } } })).toEqual({ a: 'mine' });
    expect(built({ type: 'object', properties: { a: { type: 'integer', example: 'no' } } })).toEqual({
      a: expect.any(Number),
    });
  });

  test('names the branch in the discriminator', () => {
    const branch = (own: string): JsonObject => ({
      type: 'object',
      required: ['petType'],
      properties: { petType: { type: 'string' }, [own]: { type: 'string' } },
    });
    const schema = {
      oneOf: [{ $ref: '#/components/schemas/Cat' }],
      discriminator: { propertyName: 'petType', mapping: { kitty: '#/components/schemas/Cat' } },
    };
    expect(built(schema, { Cat: branch('purr') })).toMatchObject({ petType: 'kitty' });
  });

  test('leaves optional members out when the least is asked for', () => {
    const schema = { type: 'object', required: ['a'], properties: { a: { type: 'integer' }, b: { type: 'integer' } } };
    expect(built(schema, {}, { minimal: true })).toEqual({ a: expect.any(Number) });
  });

  test('is not made up where there is none', () => {
    expect(built(false)).toBeUndefined();
    expect(built({ type: 'string', enum: [{ value: 'S256' }] })).toBeUndefined();
  });
});
