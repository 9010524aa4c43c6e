import type { JsonObject } from '../../../openapi/json.ts';
import { isArray, isObject, member } from '../../../openapi/json.ts';
import type { RequestPlace } from '../visible.ts';

/** Formats that two validators agree on, so that an invalid text proves something. */
const ASSERTED: ReadonlySet<string> = new Set(['uuid', 'date-time', 'date', 'email', 'uri', 'ipv4', 'ipv6']);
const EXACT = 2 ** 53;

const has = (schema: JsonObject, ...keywords: readonly string[]): boolean =>
  keywords.some((keyword) => schema[keyword] !== undefined);
const isNumber = ({ type }: JsonObject): boolean => type === 'number' || type === 'integer';
const bound = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) < EXACT;

/**
 * Whether breaking this keyword alone shows on the wire at this place: nothing else in the schema refuses the same
 * instance, and text cannot be read as something valid.
 */
export function isVisible(keyword: string, { part, schema }: RequestPlace): boolean {
  const text = part !== 'body';
  if (has(schema, 'anyOf', 'oneOf', '$ref', 'allOf', 'not')) return false;
  const value = schema[keyword];
  if (value === undefined) return false;
  switch (keyword) {
    case 'type':
      return (
        part !== 'parts' &&
        !has(schema, 'enum', 'const') &&
        (text
          ? schema.type === 'integer' || schema.type === 'number' || schema.type === 'boolean'
          : typeof schema.type === 'string')
      );
    case 'required':
      return (
        !text &&
        isArray(value) &&
        value.some((name) => typeof name === 'string' && member(member(schema.properties, name), 'readOnly') !== true)
      );
    case 'enum':
      return (
        isArray(value) &&
        value.length > 0 &&
        value.every((item) => typeof item === 'string') &&
        !has(schema, 'format', 'pattern', 'minLength', 'maxLength')
      );
    case 'const':
      return true;
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return isNumber(schema) && bound(value) && !has(schema, 'enum', 'const');
    case 'multipleOf':
      return typeof value === 'number' && (schema.type === 'number' || value > 1) && !has(schema, 'enum');
    case 'minLength':
      return (
        bound(value) && value >= (text ? 2 : 1) && schema.type === 'string' && !has(schema, 'enum', 'format', 'pattern')
      );
    case 'maxLength':
      return bound(value) && value <= 10_000 && schema.type === 'string' && !has(schema, 'enum', 'format', 'pattern');
    case 'pattern':
      return schema.type === 'string' && !has(schema, 'enum', 'format');
    case 'format':
      return (
        schema.type === 'string' &&
        typeof value === 'string' &&
        ASSERTED.has(value) &&
        !has(schema, 'enum', 'pattern', 'minLength', 'maxLength')
      );
    case 'minItems':
      return bound(value) && value >= (text ? 2 : 1);
    case 'maxItems':
      return bound(value) && value <= 100 && !enumeratedOnce(schema, value);
    case 'uniqueItems':
      return value === true && schema.maxItems !== 1;
    case 'additionalProperties':
      return part === 'body' && value === false && isObject(schema.properties);
    case 'minProperties':
      return !text && bound(value) && value >= 1 && !has(schema, 'required');
    case 'maxProperties':
      return !text && bound(value) && value <= 100 && schema.additionalProperties !== false;
    default:
      return false;
  }
}

/** A set of enumerated items cannot grow beyond the enumeration. */
function enumeratedOnce(schema: JsonObject, most: number): boolean {
  const members = member(schema.items, 'enum');
  return (
    schema.uniqueItems === true &&
    (members === undefined ? member(schema.items, '$ref') !== undefined : isArray(members) && members.length <= most)
  );
}
