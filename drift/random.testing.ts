import fc, { type Arbitrary } from 'fast-check';
import { isArray, isObject, type Json, type JsonObject } from '../openapi/json.ts';

const NAMES = ['a', 'b', 'c'];
const scalar: Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>('', 'a', 'ab', 'abc', 'x y', 'A1', null, true, false),
  fc.integer({ min: -3, max: 12 }),
  fc.constantFrom(0.5, 2.5, 7.25),
);

/** Random instances, small, with the names and letters that random schemas speak of. */
export const { value: randomInstance } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES, 'zz'), tie('value'), { maxKeys: 4 }).map((value): Json => ({ ...value })),
  ),
}));

const optional = <T extends Json>(arbitrary: Arbitrary<T>): Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

/** Random schemas of JSON Schema 2020-12, small. */
const { schema: randomSchema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    text(),
    number(),
    fc.record({ type: fc.constantFrom<Json>('boolean', 'null', ['string', 'null'], ['integer', 'string']) }),
    fc
      .uniqueArray(scalar, { minLength: 1, maxLength: 3, selector: (value) => JSON.stringify(value) })
      .map((values) => ({ enum: values })),
    object(tie('schema')),
    list(tie('schema')),
    fc
      .tuple(fc.constantFrom('anyOf', 'oneOf', 'allOf'), fc.array(tie('schema'), { minLength: 1, maxLength: 3 }))
      .map(([keyword, branches]): JsonObject => ({ [keyword]: branches })),
    tie('schema').map((schema): JsonObject => ({ not: schema })),
  ),
}));

function text(): Arbitrary<JsonObject> {
  return fc
    .record({
      minLength: optional(fc.nat(3)),
      maxLength: optional(fc.integer({ min: 2, max: 5 })),
      pattern: optional(fc.constantFrom('^a', 'b$', '^[a-z]*$')),
      format: optional(fc.constantFrom('uuid', 'date', 'email')),
    })
    .map((keywords) => said({ type: 'string', ...keywords }));
}

function number(): Arbitrary<JsonObject> {
  return fc
    .record({
      type: fc.constantFrom('number', 'integer'),
      minimum: optional(fc.integer({ min: -2, max: 3 })),
      maximum: optional(fc.integer({ min: 3, max: 9 })),
      exclusiveMinimum: optional(fc.integer({ min: -2, max: 3 })),
      exclusiveMaximum: optional(fc.integer({ min: 3, max: 9 })),
      multipleOf: optional(fc.constantFrom(2, 3, 0.5)),
    })
    .map(said);
}

function object(inner: Arbitrary<JsonObject>): Arbitrary<JsonObject> {
  return fc
    .record({
      properties: optional(
        fc.dictionary(fc.constantFrom(...NAMES), inner, { maxKeys: 3 }).map((value): JsonObject => ({ ...value })),
      ),
      required: optional(fc.subarray(NAMES)),
      additionalProperties: optional<Json>(fc.oneof(fc.boolean(), inner)),
      minProperties: optional(fc.nat(2)),
      maxProperties: optional(fc.integer({ min: 2, max: 4 })),
      propertyNames: optional(fc.constant({ pattern: '^[a-z]$' })),
    })
    .map((keywords) => said({ type: 'object', ...keywords }));
}

function list(inner: Arbitrary<JsonObject>): Arbitrary<JsonObject> {
  return fc
    .record({
      items: optional(inner),
      minItems: optional(fc.nat(2)),
      maxItems: optional(fc.integer({ min: 2, max: 4 })),
      uniqueItems: optional(fc.boolean()),
      contains: optional(inner),
    })
    .map((keywords) => said({ type: 'array', ...keywords }));
}

function said(keywords: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined));
}

/** A schema and another one: the same with one part of it replaced or left out, or one that has nothing to do with it. */
export const randomPair: Arbitrary<readonly [JsonObject, JsonObject]> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(randomSchema, randomSchema, fc.nat(), fc.boolean()).map(edited) },
  { weight: 1, arbitrary: fc.tuple(randomSchema, randomSchema) },
);

function edited([schema, other, at, gone]: readonly [JsonObject, JsonObject, number, boolean]): readonly [
  JsonObject,
  JsonObject,
] {
  const places = placesOf(schema);
  const place = places[at % places.length] ?? [];
  const after = replaced(schema, place, gone && place.length > 0 ? undefined : other);
  return [schema, isObject(after) ? after : other];
}

type Place = readonly string[];

/** Where a schema stands, or a keyword that may be left out. */
function placesOf(value: Json, at: Place = []): readonly Place[] {
  if (!isObject(value)) return [at];
  return [
    at,
    ...Object.entries(value).flatMap(([name, inner]): readonly Place[] =>
      name === 'properties' && isObject(inner)
        ? Object.entries(inner).flatMap(([member, schema]) => placesOf(schema ?? true, [...at, name, member]))
        : isObject(inner)
          ? placesOf(inner, [...at, name])
          : [],
    ),
  ];
}

function replaced(value: Json, [name, ...rest]: Place, by: Json | undefined): Json | undefined {
  if (name === undefined) return by;
  if (!isObject(value) || isArray(value)) return value;
  const inner = replaced(value[name] ?? null, rest, by);
  const entries = Object.entries(value).flatMap(([key, old]): [string, Json | undefined][] =>
    key !== name ? [[key, old]] : inner === undefined ? [] : [[key, inner]],
  );
  return Object.fromEntries(entries);
}
