import { isArray, isObject, type JsonObject, member } from '../../../openapi/json.ts';
import type { Fault } from '../../fault.ts';
import { isPlainText, type RequestPlace, requestPlaces } from '../visible.ts';

interface Tightening {
  readonly id: string;
  readonly summary: string;
  /** A narrower schema; the schema itself where there is nothing to narrow. */
  tighten(schema: JsonObject): JsonObject;
  readonly only?: (place: RequestPlace) => boolean;
}

const isNumber = ({ type }: JsonObject): boolean => type === 'number' || type === 'integer';
const inBody = ({ part }: RequestPlace): boolean => part === 'body';
const number = (schema: JsonObject, keyword: string): number | undefined => {
  const value = schema[keyword];
  return typeof value === 'number' && Math.abs(value) < 1e9 ? value : undefined;
};

/** Keeps the schema where the keyword is no number, so that nothing is narrowed to emptiness. */
function shift(schema: JsonObject, keyword: string, by: number, fits: (value: number) => boolean): JsonObject {
  const value = number(schema, keyword);
  return value === undefined || !fits(value) || schema.enum !== undefined || schema.const !== undefined
    ? schema
    : { ...schema, [keyword]: value + by };
}

const room = (schema: JsonObject, low: string, high: string): boolean =>
  (number(schema, high) ?? Number.POSITIVE_INFINITY) - (number(schema, low) ?? Number.NEGATIVE_INFINITY) >= 2;

const TIGHTENINGS: readonly Tightening[] = [
  {
    id: 'refuse-minimum',
    summary: 'refuses a number that is its minimum',
    tighten: (schema) =>
      isNumber(schema) && room(schema, 'minimum', 'maximum') && schema.multipleOf === undefined
        ? shift(schema, 'minimum', schema.type === 'integer' ? 1 : 1e-9, () => true)
        : schema,
  },
  {
    id: 'refuse-maximum',
    summary: 'refuses a number that is its maximum',
    tighten: (schema) =>
      isNumber(schema) && room(schema, 'minimum', 'maximum') && schema.multipleOf === undefined
        ? shift(schema, 'maximum', schema.type === 'integer' ? -1 : -1e-9, () => true)
        : schema,
  },
  {
    id: 'refuse-min-length',
    summary: 'refuses a text of minLength',
    tighten: (schema) =>
      schema.format === undefined && schema.pattern === undefined && room(schema, 'minLength', 'maxLength')
        ? shift(schema, 'minLength', 1, (value) => value < 1000)
        : schema,
    only: ({ part, schema }) => part === 'body' || (number(schema, 'minLength') ?? 0) > 0,
  },
  {
    id: 'refuse-max-length',
    summary: 'refuses a text of maxLength',
    tighten: (schema) =>
      schema.format === undefined && schema.pattern === undefined && room(schema, 'minLength', 'maxLength')
        ? shift(schema, 'maxLength', -1, (value) => value > 1 && value <= 2000)
        : schema,
  },
  {
    id: 'refuse-min-items',
    summary: 'refuses a list of minItems',
    tighten: (schema) =>
      room(schema, 'minItems', 'maxItems') ? shift(schema, 'minItems', 1, (value) => value < 20) : schema,
    only: ({ part, schema }) => part === 'body' || (number(schema, 'minItems') ?? 0) > 0,
  },
  {
    id: 'refuse-max-items',
    summary: 'refuses a list of maxItems',
    tighten: (schema) =>
      room(schema, 'minItems', 'maxItems') && !enumeratedItems(schema)
        ? shift(schema, 'maxItems', -1, (value) => value > 1 && value <= 20)
        : schema,
  },
  {
    id: 'refuse-last-enum-member',
    summary: 'refuses the last member of an enum',
    tighten: (schema) =>
      isArray(schema.enum) && schema.enum.filter((item) => item !== null).length > 1 && schema.enum.at(-1) !== null
        ? { ...schema, enum: schema.enum.slice(0, -1) }
        : schema,
  },
  {
    id: 'refuse-null',
    summary: 'refuses null where it is allowed',
    tighten: (schema) =>
      isArray(schema.type) &&
      schema.type.includes('null') &&
      schema.type.length > 1 &&
      (schema.enum === undefined || (isArray(schema.enum) && schema.enum.includes(null)))
        ? { ...schema, type: schema.type.filter((type) => type !== 'null') }
        : schema,
    only: inBody,
  },
  {
    id: 'refuse-absent',
    summary: 'requires every declared member',
    tighten: (schema) =>
      hasOptional(schema)
        ? {
            ...schema,
            required: Object.keys(isObject(schema.properties) ? schema.properties : {}).filter(
              (name) => member(member(schema.properties, name), 'readOnly') !== true,
            ),
          }
        : schema,
    only: inBody,
  },
  {
    id: 'refuse-extra',
    summary: 'refuses undeclared members of open objects',
    tighten: (schema) =>
      schema.type === 'object' &&
      isObject(schema.properties) &&
      schema.additionalProperties === undefined &&
      schema.unevaluatedProperties === undefined &&
      schema.patternProperties === undefined
        ? { ...schema, additionalProperties: false }
        : schema,
    // Inside of others nobody sends what is not declared.
    only: ({ part, depth }) => part === 'body' && depth === 0,
  },
  {
    id: 'refuse-empty-text',
    summary: 'refuses an empty text',
    tighten: (schema) => (isPlainText(schema) ? { ...schema, minLength: 1 } : schema),
    only: inBody,
  },
  {
    id: 'refuse-long-text',
    summary: 'refuses texts of more than 100 characters',
    tighten: (schema) => (isPlainText(schema) ? { ...schema, maxLength: 100 } : schema),
    only: inBody,
  },
  {
    id: 'refuse-non-ascii',
    summary: 'refuses texts outside ASCII',
    tighten: (schema) => (isPlainText(schema) ? { ...schema, pattern: '^[\\x00-\\x7F]*$' } : schema),
    only: inBody,
  },
  {
    id: 'refuse-empty-list',
    summary: 'refuses an empty list',
    tighten: (schema) =>
      schema.type === 'array' && schema.minItems === undefined ? { ...schema, minItems: 1 } : schema,
    only: inBody,
  },
  {
    id: 'refuse-fraction',
    summary: 'takes whole numbers only',
    tighten: (schema) =>
      schema.type === 'number' &&
      schema.multipleOf === undefined &&
      schema.enum === undefined &&
      room(schema, 'minimum', 'maximum')
        ? { ...schema, type: 'integer' }
        : schema,
    only: inBody,
  },
  {
    id: 'refuse-negative',
    summary: 'refuses numbers below zero',
    tighten: (schema) =>
      isNumber(schema) &&
      schema.minimum === undefined &&
      schema.exclusiveMinimum === undefined &&
      schema.enum === undefined &&
      (number(schema, 'maximum') ?? 1) > 0
        ? { ...schema, minimum: 0 }
        : schema,
    only: inBody,
  },
];

/** One fault for each way in which a server may be stricter than its document. */
export const refusedBoundaries: readonly Fault[] = TIGHTENINGS.map(({ id, summary, tighten, only }) => ({
  id,
  family: 'contract',
  summary,
  provokes: 'valid-accepted',
  also: ['examples-accepted', 'links-resolve', 'status-documented'],
  appliesTo: (operation, document) =>
    requestPlaces(operation, document).some(
      (place) => (only?.(place) ?? true) && !composed(place.schema) && tighten(place.schema) !== place.schema,
    ),
  schema: tighten,
}));

function hasOptional({ type, properties, required }: JsonObject): boolean {
  if (type !== 'object' || !isObject(properties)) return false;
  const wanted = new Set(isArray(required) ? required : []);
  return Object.entries(properties).some(([name, schema]) => !wanted.has(name) && member(schema, 'readOnly') !== true);
}

function composed(schema: JsonObject): boolean {
  return (
    schema.$ref !== undefined || schema.allOf !== undefined || schema.anyOf !== undefined || schema.oneOf !== undefined
  );
}

function enumeratedItems({ items, uniqueItems }: JsonObject): boolean {
  return uniqueItems === true && (member(items, 'enum') !== undefined || member(items, '$ref') !== undefined);
}
