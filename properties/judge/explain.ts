import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { join, valueAt } from '../../openapi/pointer.ts';
import type { SchemaError } from '../../openapi/schema/validator-types.ts';
import type { ResponseError } from '../response-judge.ts';

const MOST_ITEMS = 8;
const MOST_TEXT = 80;

/** A broken assertion in words: what the document expects at which place, and what is there. */
export function explain(root: JsonObject, error: SchemaError, body: Json): ResponseError {
  const stated = valueAt(root, error.schema);
  return {
    part: error.property === undefined ? error.instance : join(error.instance, error.property),
    keyword: error.keyword,
    schema: error.schema,
    expected: expectation(error, stated),
    actual: actuality(error, valueAt(body, error.instance)),
  };
}

function expectation({ keyword, property, instance, message }: SchemaError, stated: Json | undefined): string {
  const at = instance === '' ? 'the body' : instance;
  switch (keyword) {
    case 'required':
    case 'dependentRequired':
      return `${at} has the member ${property}`;
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return `${at} has no other members than those the document names`;
    case 'type':
      return `${at} is ${isArray(stated) ? stated.join(' or ') : String(stated)}`;
    case 'enum':
      return isArray(stated)
        ? `${at} is one of ${stated
            .slice(0, MOST_ITEMS)
            .map((item) => JSON.stringify(item))
            .join(', ')}`
        : `${at} ${message}`;
    case 'oneOf':
      return `${at} fits exactly one of the alternatives`;
    case 'anyOf':
      return `${at} fits one of the alternatives`;
    default:
      return stated === undefined
        ? `${at} ${message}`
        : `${at} satisfies ${keyword}: ${JSON.stringify(stated).slice(0, MOST_TEXT)}`;
  }
}

function actuality({ keyword, property }: SchemaError, there: Json | undefined): string {
  if (keyword === 'required' || keyword === 'dependentRequired') return `no ${property}`;
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') return `the member ${property}`;
  const text = JSON.stringify(there ?? null);
  if (text.length <= MOST_TEXT) return text;
  if (isArray(there)) return `a list of ${there.length}`;
  return isObject(there) ? 'an object' : `${text.slice(0, MOST_TEXT - 3)}…`;
}
