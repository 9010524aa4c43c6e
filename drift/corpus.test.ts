import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../openapi/json.ts';
import { valueAt } from '../openapi/pointer.ts';
import { changesOf, object, withAnswer, withBody, withHeader, withParameter } from './corpus.testing.ts';
import { isValid } from './independent.testing.ts';
import { meaningOf } from './kinds/index.ts';

type Row = readonly [title: string, old: JsonObject, fresh: JsonObject, changes: readonly string[]];

/** The same edit of a schema on every surface that has it; a member `v` stands for properties. */
function everywhere(
  title: string,
  old: JsonObject,
  fresh: JsonObject,
  suffix: string,
  effect: 'narrows' | 'widens' | 'both',
): readonly Row[] {
  const asked = effect === 'widens' ? 'compatible' : 'breaking';
  const answered = effect === 'narrows' ? 'compatible' : 'breaking';
  return [
    [`${title}, request body`, withBody(old), withBody(fresh), [`request-body-${suffix} ${asked}`]],
    [
      `${title}, request member`,
      withBody(object({ v: old })),
      withBody(object({ v: fresh })),
      [`request-property-${suffix} ${asked}`],
    ],
    [`${title}, answer`, withAnswer(old), withAnswer(fresh), [`response-body-${suffix} ${answered}`]],
    [
      `${title}, answered member`,
      withAnswer(object({ v: old })),
      withAnswer(object({ v: fresh })),
      [`response-property-${suffix} ${answered}`],
    ],
  ];
}

function flat(
  title: string,
  old: JsonObject,
  fresh: JsonObject,
  suffix: string,
  effect: 'narrows' | 'widens' | 'both',
): readonly Row[] {
  const asked = effect === 'widens' ? 'compatible' : 'breaking';
  const answered = effect === 'narrows' ? 'compatible' : 'breaking';
  return [
    ...everywhere(title, old, fresh, suffix, effect),
    [
      `${title}, parameter`,
      withParameter({ schema: old }),
      withParameter({ schema: fresh }),
      [`request-parameter-${suffix} ${asked}`],
    ],
    [
      `${title}, field`,
      withHeader({ schema: old }),
      withHeader({ schema: fresh }),
      [`response-header-${suffix} ${answered}`],
    ],
  ];
}

/** Items described one by one: whether that narrows depends on what stands behind them. */
function positions(
  suffix: string,
  old: readonly JsonObject[],
  fresh: readonly JsonObject[],
  [asked, answered]: readonly [string, string],
): readonly Row[] {
  const before = { type: 'array', prefixItems: old };
  const after = { type: 'array', prefixItems: fresh };
  return [
    [`${suffix}, request body`, withBody(before), withBody(after), [`request-body-${suffix} ${asked}`]],
    [`${suffix}, answer`, withAnswer(before), withAnswer(after), [`response-body-${suffix} ${answered}`]],
  ];
}

/** The edit and its reverse. */
function both(
  title: string,
  loose: JsonObject,
  tight: JsonObject,
  there: string,
  back: string,
  surfaces = flat,
): readonly Row[] {
  return [
    ...surfaces(`${title}: ${there}`, loose, tight, there, 'narrows'),
    ...surfaces(`${title}: ${back}`, tight, loose, back, 'widens'),
  ];
}

const text = { type: 'string' };
const number = { type: 'number' };
const list = { type: 'array', items: { type: 'string' } };
const map = { type: 'object' };

const schemas: readonly Row[] = [
  ...both('minLength', text, { ...text, minLength: 3 }, 'min-length-set', 'min-length-unset'),
  ...both(
    'minLength',
    { ...text, minLength: 2 },
    { ...text, minLength: 3 },
    'min-length-increased',
    'min-length-decreased',
  ),
  ...both('maxLength', text, { ...text, maxLength: 3 }, 'max-length-set', 'max-length-unset'),
  ...both(
    'maxLength',
    { ...text, maxLength: 9 },
    { ...text, maxLength: 3 },
    'max-length-decreased',
    'max-length-increased',
  ),
  ...both('minimum', number, { ...number, minimum: 3 }, 'min-set', 'min-unset'),
  ...both('minimum', { ...number, minimum: 1 }, { ...number, minimum: 3 }, 'min-increased', 'min-decreased'),
  ...both('maximum', { ...number, maximum: 9 }, { ...number, maximum: 3 }, 'max-decreased', 'max-increased'),
  ...both('maximum', number, { ...number, maximum: 3 }, 'max-set', 'max-unset'),
  ...both('exclusiveMinimum', number, { ...number, exclusiveMinimum: 3 }, 'exclusive-min-set', 'exclusive-min-unset'),
  ...both(
    'exclusiveMinimum',
    { ...number, exclusiveMinimum: 1 },
    { ...number, exclusiveMinimum: 3 },
    'exclusive-min-increased',
    'exclusive-min-decreased',
  ),
  ...both('exclusiveMaximum', number, { ...number, exclusiveMaximum: 3 }, 'exclusive-max-set', 'exclusive-max-unset'),
  ...both(
    'exclusiveMaximum',
    { ...number, exclusiveMaximum: 9 },
    { ...number, exclusiveMaximum: 3 },
    'exclusive-max-decreased',
    'exclusive-max-increased',
  ),
  ...both('multipleOf', number, { ...number, multipleOf: 5 }, 'multiple-of-set', 'multiple-of-unset'),
  ...flat(
    'multipleOf',
    { type: 'integer', multipleOf: 4 },
    { type: 'integer', multipleOf: 6 },
    'multiple-of-changed',
    'both',
  ),
  ...both('pattern', text, { ...text, pattern: '^[a-z]+$' }, 'pattern-added', 'pattern-removed'),
  ...flat('pattern', { ...text, pattern: '^[a-z]+$' }, { ...text, pattern: '^[0-9]+$' }, 'pattern-changed', 'both'),
  ...both('format', text, { ...text, format: 'uuid' }, 'format-added', 'format-removed'),
  ...both('enum', text, { ...text, enum: ['a', 'b'] }, 'became-enum', 'became-not-enum'),
  ...both(
    'enum',
    { ...text, enum: ['a', 'b', 'c'] },
    { ...text, enum: ['a', 'b'] },
    'enum-value-removed',
    'enum-value-added',
  ),
  ...both('const', text, { ...text, const: 'a' }, 'const-added', 'const-removed'),
  ...flat('const', { const: 'a' }, { const: 'b' }, 'const-changed', 'both'),
  ...everywhere('type', { type: 'string' }, { type: 'integer' }, 'type-changed', 'both'),
  ...both('type', number, { type: 'integer' }, 'type-specialized', 'type-generalized'),
  ...both(
    'types',
    { type: ['string', 'integer'] },
    text,
    'list-of-types-narrowed',
    'list-of-types-widened',
    everywhere,
  ),
  ...both(
    'null',
    { type: ['string', 'null'], minLength: 1 },
    { ...text, minLength: 1 },
    'became-not-nullable',
    'became-nullable',
    everywhere,
  ),
  ...both('minItems', list, { ...list, minItems: 2 }, 'min-items-set', 'min-items-unset'),
  ...both('minItems', { ...list, minItems: 1 }, { ...list, minItems: 2 }, 'min-items-increased', 'min-items-decreased'),
  ...both('maxItems', list, { ...list, maxItems: 2 }, 'max-items-set', 'max-items-unset'),
  ...both('maxItems', { ...list, maxItems: 5 }, { ...list, maxItems: 2 }, 'max-items-decreased', 'max-items-increased'),
  ...both('uniqueItems', list, { ...list, uniqueItems: true }, 'unique-items-set', 'unique-items-unset'),
  ...both('contains', list, { ...list, contains: { const: 'x' } }, 'contains-added', 'contains-removed', everywhere),
  ...both(
    'minContains',
    { ...list, contains: { const: 'x' } },
    { ...list, contains: { const: 'x' }, minContains: 2 },
    'min-contains-set',
    'min-contains-unset',
    everywhere,
  ),
  ...both(
    'maxContains',
    { ...list, contains: { const: 'x' } },
    { ...list, contains: { const: 'x' }, maxContains: 2 },
    'max-contains-set',
    'max-contains-unset',
    everywhere,
  ),
  ...both('minProperties', map, { ...map, minProperties: 2 }, 'min-properties-set', 'min-properties-unset', everywhere),
  ...both('maxProperties', map, { ...map, maxProperties: 2 }, 'max-properties-set', 'max-properties-unset', everywhere),
  ...both(
    'maxProperties',
    { ...map, maxProperties: 4 },
    { ...map, maxProperties: 2 },
    'max-properties-decreased',
    'max-properties-increased',
    everywhere,
  ),
  ...both(
    'propertyNames',
    map,
    { ...map, propertyNames: { pattern: '^[a-z]+$' } },
    'property-names-added',
    'property-names-removed',
    everywhere,
  ),
  ...both(
    'patternProperties',
    map,
    { ...map, patternProperties: { '^n_': number } },
    'pattern-property-added',
    'pattern-property-removed',
    everywhere,
  ),
  ...both(
    'additionalProperties',
    object({ a: text }),
    object({ a: text }, { additionalProperties: false }),
    'additional-properties-forbidden',
    'additional-properties-allowed',
    everywhere,
  ),
  ...both(
    'unevaluatedProperties',
    object({ a: text }),
    object({ a: text }, { unevaluatedProperties: false }),
    'unevaluated-properties-added',
    'unevaluated-properties-removed',
    everywhere,
  ),
  ...both(
    'unevaluatedItems',
    { type: 'array', prefixItems: [text] },
    { type: 'array', prefixItems: [text], unevaluatedItems: false },
    'unevaluated-items-added',
    'unevaluated-items-removed',
    everywhere,
  ),
  ...both('not', text, { ...text, not: { const: 'x' } }, 'not-added', 'not-removed', everywhere),
  ...both(
    'dependentRequired',
    object({ a: text, b: text }),
    object({ a: text, b: text }, { dependentRequired: { a: ['b'] } }),
    'dependent-required-added',
    'dependent-required-removed',
    everywhere,
  ),
  ...both(
    'dependentSchemas',
    object({ a: text, b: number }),
    object({ a: text, b: number }, { dependentSchemas: { a: { properties: { b: { minimum: 5 } } } } }),
    'dependent-schema-added',
    'dependent-schema-removed',
    everywhere,
  ),
  ...both(
    'if',
    object({ a: text, b: text }),
    object({ a: text, b: text }, { if: { required: ['a'] }, then: { required: ['b'] } }),
    'if-added',
    'if-removed',
    everywhere,
  ),
  ...both(
    'then',
    object({ a: text, b: text }, { if: { required: ['a'] }, else: {} }),
    object({ a: text, b: text }, { if: { required: ['a'] }, else: {}, then: { required: ['b'] } }),
    'then-added',
    'then-removed',
    everywhere,
  ),
  ...both(
    'else',
    object({ a: text, b: text }, { if: { required: ['a'] }, then: {} }),
    object({ a: text, b: text }, { if: { required: ['a'] }, then: {}, else: { required: ['b'] } }),
    'else-added',
    'else-removed',
    everywhere,
  ),
  ...both(
    'oneOf',
    { oneOf: [text, number, { type: 'boolean' }] },
    { oneOf: [text, number] },
    'one-of-removed',
    'one-of-added',
    everywhere,
  ),
  ...both(
    'anyOf',
    { anyOf: [text, number, { type: 'boolean' }] },
    { anyOf: [text, number] },
    'any-of-removed',
    'any-of-added',
    everywhere,
  ),
  ...positions('prefix-items-added', [text], [text, number], ['breaking', 'review']),
  ...positions('prefix-items-removed', [text, number], [text], ['review', 'breaking']),
];

const CONTENT = '/content/application~1json/schema';
const PLACES = [
  `/paths/~1things~1{id}/post/requestBody${CONTENT}`,
  `/paths/~1things~1{id}/post/responses/200${CONTENT}`,
];

describe('an edit of a schema', () => {
  let confirmed = 0;

  test.each(schemas)('%s', async (_, old, fresh, expected) => {
    const changes = changesOf(old, fresh);
    expect(changes.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(expected);
    expect(changes.filter(({ id }) => meaningOf(id) === undefined)).toEqual([]);
    const place = PLACES.find((pointer) => valueAt(old, pointer) !== undefined);
    for (const { witness } of place === undefined ? [] : changes) {
      if (witness?.kind !== 'instance' || place === undefined) continue;
      const judged = [
        await isValid(valueAt(old, place) ?? true, witness.instance),
        await isValid(valueAt(fresh, place) ?? true, witness.instance),
      ];
      expect(judged).toEqual([witness.validOld, witness.validNew]);
      confirmed++;
    }
  });

  test('has witnesses that another validator confirms', () => {
    expect(confirmed).toBeGreaterThan(150);
  });
});
