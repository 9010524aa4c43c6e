import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import { valueAt } from '../../openapi/pointer.ts';
import { annotationFormats } from '../../openapi/schema/annotation-formats.ts';
import { asserts, referred, typesOf } from '../schema/flatten.ts';

/** The keywords that a value breaks; empty when there are none. */
export type PlainCheck = (value: Json) => readonly string[];

const KEYWORDS = [
  'type',
  'enum',
  'const',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'format',
] as const;

/**
 * A check of a schema that says nothing but the plainest of scalars, so that a search needs no compiled validator for each
 * member; `undefined` for all others. What it finds is only ever a candidate: a witness is proven by the validator.
 */
export function plainCheck(root: JsonObject, pointer: JsonPointer): PlainCheck | undefined {
  const schema = valueAt(root, referred(root, pointer));
  if (!isObject(schema) || asserts(schema, ...KEYWORDS) || schema.$ref !== undefined) return undefined;
  const { type, enum: listed, format } = schema;
  if (format !== undefined && !annotationFormats.includes(String(format))) return undefined;
  if (isArray(listed) && listed.some((value) => typeof value === 'object' && value !== null)) return undefined;
  if (typeof schema.const === 'object' && schema.const !== null) return undefined;
  const types = type === undefined ? undefined : isArray(type) ? type : [type];
  return (value) => {
    const broken: string[] = [];
    if (types && !isOf(value, types)) broken.push('type');
    if (isArray(listed) && !listed.includes(value)) broken.push('enum');
    if (Object.hasOwn(schema, 'const') && schema.const !== value) broken.push('const');
    const bounds: readonly (readonly [keyword: string, size: number | undefined, breaks: (by: number) => boolean])[] = [
      ['minLength', lengthOf(value), (by) => by < 0],
      ['maxLength', lengthOf(value), (by) => by > 0],
      ['minimum', numberOf(value), (by) => by < 0],
      ['maximum', numberOf(value), (by) => by > 0],
      ['exclusiveMinimum', numberOf(value), (by) => by <= 0],
      ['exclusiveMaximum', numberOf(value), (by) => by >= 0],
    ];
    for (const [keyword, size, breaks] of bounds) {
      const bound = schema[keyword];
      if (typeof bound === 'number' && size !== undefined && breaks(size - bound)) broken.push(keyword);
    }
    return broken;
  };
}

function isOf(value: Json, types: readonly Json[]): boolean {
  const [own = 'null'] = typesOf([value]);
  return types.includes(own) || (own === 'integer' && types.includes('number'));
}

/** In characters, as JSON Schema counts. */
function lengthOf(value: Json): number | undefined {
  return typeof value === 'string' ? [...value].length : undefined;
}

function numberOf(value: Json): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
