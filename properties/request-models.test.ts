import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../openapi/json.ts';
import { createValidators } from '../openapi/schema/validators.ts';
import { draw } from './random.ts';
import { createRequestModels } from './request-models.ts';

function modelOf(schema: Json, components: JsonObject = {}) {
  const root: JsonObject = { openapi: '3.1.0', schema, components: { schemas: components } };
  return {
    model: createRequestModels({ root }, { formats: true }).model('/schema'),
    validator: createValidators(root, { formats: true }).for('/schema', 'request'),
  };
}

const book: Json = {
  type: 'object',
  additionalProperties: false,
  required: ['title', 'authors', 'format'],
  properties: {
    id: { type: 'string', format: 'uuid', readOnly: true },
    title: { type: 'string', minLength: 1, maxLength: 200 },
    subtitle: { type: ['string', 'null'], maxLength: 200 },
    authors: {
      type: 'array',
      maxItems: 10,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name'],
        properties: { name: { type: 'string', minLength: 1 }, email: { type: 'string', format: 'email' } },
      },
    },
    format: { enum: ['hardcover', 'ebook'] },
    price: { type: 'number', minimum: 0, maximum: 10000 },
    discount: { type: 'integer', minimum: 0, exclusiveMaximum: 100, multipleOf: 5 },
    isbn: { type: 'string', pattern: '^97[89][0-9]{10}$' },
    published: { type: 'string', format: 'date' },
    tags: {
      type: 'array',
      uniqueItems: true,
      maxItems: 3,
      items: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,19}$' },
    },
    chapters: { type: 'array', items: { type: 'array', minItems: 1, items: { type: 'integer', minimum: 1 } } },
  },
};

describe('a model', () => {
  const { model, validator } = modelOf(book);
  test('has systematic values, all valid and all different', () => {
    const values = model.systematic();
    expect(values.length).toBeGreaterThan(50);
    for (const { value, summary } of values) expect(validator.errors(value), summary).toEqual([]);
    expect(
      new Set(values.map(({ value }) => (Object.is(value, -0) ? '-0' : JSON.stringify(value)))).size,
    ).toBeGreaterThan(values.length - 3);
  });

  test('tries what servers get wrong: bounds, emoji, null, empty lists, leap days, negative zero', () => {
    const has = (test: (text: string) => boolean) =>
      model.systematic().some(({ value }) => test(JSON.stringify(value)));
    expect(has((text) => text.includes('"authors":[]'))).toBe(true);
    expect(has((text) => text.includes('"subtitle":null'))).toBe(true);
    expect(has((text) => text.includes('-02-29"'))).toBe(true);
    expect(has((text) => /[\u{10000}-\u{10FFFF}]/u.test(text))).toBe(true);
    expect(has((text) => text.includes('"price":10000'))).toBe(true);
    expect(
      model
        .systematic()
        .some(
          ({ value }) => typeof value === 'object' && value !== null && 'price' in value && Object.is(value.price, -0),
        ),
    ).toBe(true);
    expect(
      model
        .systematic()
        .some(
          ({ value }) =>
            typeof value === 'object' && value !== null && 'title' in value && [...String(value.title)].length === 200,
        ),
    ).toBe(true);
  });

  test('never sends a read-only member', () => {
    expect(
      model.systematic().every(({ value }) => typeof value === 'object' && value !== null && !('id' in value)),
    ).toBe(true);
  });

  test('draws valid values, the same for the same seed', () => {
    const values = Array.from({ length: 100 }, (_, seed) => draw(model.arbitrary(), seed));
    for (const value of values) expect(validator.errors(value)).toEqual([]);
    expect(draw(model.arbitrary(), 7)).toEqual(values[7]);
    expect(new Set(values.map((value) => JSON.stringify(value))).size).toBeGreaterThan(60);
  });

  test('breaks every keyword at its place, and only that', () => {
    const broken = new Set(model.mutants().map(({ at, keyword }) => `${at.replace(/\/\d+/g, '/*')} ${keyword}`));
    for (const wanted of [
      '/title required',
      '/title minLength',
      '/title maxLength',
      '/authors/*/email format',
      '/format enum',
      '/price minimum',
      '/discount multipleOf',
      '/discount exclusiveMaximum',
      '/isbn pattern',
      '/tags uniqueItems',
      '/chapters/*/* type',
      '/chapters/* minItems',
      '/authors/*/plumblineExtra additionalProperties',
      '/price type',
    ]) {
      expect(broken, wanted).toContain(wanted);
    }
    for (const { value, keyword } of model.mutants())
      expect(new Set(validator.errors(value).map((error) => error.keyword))).toEqual(new Set([keyword]));
  });

  test('a numeric text for a number counts as coercion, an object does not', () => {
    const types = model.mutants().filter(({ at, keyword }) => at === '/price' && keyword === 'type');
    const proofOf = (test: (value: unknown) => boolean) =>
      types.find(({ value }) => typeof value === 'object' && value !== null && 'price' in value && test(value.price))
        ?.proof;
    expect(proofOf((price) => typeof price === 'string' && Number.isFinite(Number(price)))).toBe('coercion');
    expect(proofOf((price) => price === 'not-of-this-type')).toBe('strict');
    expect(proofOf((price) => typeof price === 'object' && price !== null && !Array.isArray(price))).toBe('strict');
  });
});

describe('schemas of schemas', () => {
  test('a recursive schema is unrolled', () => {
    const { model } = modelOf(
      { $ref: '#/components/schemas/Tree' },
      {
        Tree: {
          type: 'object',
          additionalProperties: false,
          required: ['name'],
          properties: {
            name: { type: 'string', minLength: 1, maxLength: 60 },
            children: { type: 'array', maxItems: 8, items: { $ref: '#/components/schemas/Tree' } },
          },
        },
      },
    );
    const depth = (value: Json): number =>
      typeof value === 'object' && value !== null
        ? 1 + Math.max(0, ...Object.values(value).map((inner) => depth(inner ?? null)))
        : 0;
    expect(Math.max(...model.systematic().map(({ value }) => depth(value)))).toBeGreaterThanOrEqual(12);
  });

  test('every branch of a choice is taken, inside a larger object too', () => {
    const payment: Json = {
      oneOf: ['card', 'invoice', 'voucher'].map((method) => ({
        type: 'object',
        additionalProperties: false,
        required: ['method', 'code'],
        properties: { method: { const: method }, code: { type: 'string' } },
      })),
    };
    const { model, validator } = modelOf({
      allOf: [
        { type: 'object', required: ['payment'], properties: { payment } },
        { type: 'object', properties: { coupon: { type: 'string', pattern: '^[A-Z0-9]{6}$' } } },
      ],
    });
    const texts = model.systematic().map(({ value }) => JSON.stringify(value));
    for (const method of ['card', 'invoice', 'voucher'])
      expect(
        texts.some((text) => text.includes(`"${method}"`)),
        method,
      ).toBe(true);
    expect(model.mutants().some(({ keyword }) => keyword === 'oneOf')).toBe(true);
    for (const { value } of model.mutants()) expect(validator.accepts(value)).toBe(false);
  });

  test('a contradiction is unsatisfiable, and generates nothing', () => {
    const { model } = modelOf({ type: 'string', enum: [{ value: 'S256' }] });
    expect(model.satisfiability.verdict).toBe('unsatisfiable');
    expect(model.systematic()).toEqual([]);
  });

  test('an impossible length is named, not tried', () => {
    expect(modelOf({ type: 'string', minLength: 10_000_000 }).model.satisfiability.verdict).toBe('unmodelled');
  });
});
