import { bareName } from '../../openapi/bare-name.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { isScalar, unwrapped } from './envelope.ts';

/** The operation that an answer is of, as far as it says what identifies the resources in it. */
export type Identified = Pick<Operation, 'path' | 'identifier'>;

const ENVELOPES = [
  'data',
  'items',
  'results',
  'result',
  'content',
  'records',
  'values',
  'entries',
  'list',
  'rows',
  'value',
  '_embedded',
  'hits',
  'objects',
  // What became of each of many: {created: […], rejected: […]}.
  'created',
  'added',
  'inserted',
  'succeeded',
];

/**
 * What an answer to a creation shows: an object with an `id`, or with the member that the path's parameter is named
 * after, is the resource, whatever lists it has.
 */
export function creations(body: Json | undefined, parameter?: string, operation?: Identified): readonly JsonObject[] {
  if (!isObject(body)) return representations(body);
  const identified = (shown: JsonObject): boolean =>
    isScalar(shown.id) || [parameter, operation?.identifier].some((name) => ownName(shown, name) !== undefined);
  if (identified(body)) return [body];
  const inner = unwrapped(body);
  if (identified(inner)) return [inner];
  const held = ['data', 'result', 'value'].map((name) => body[name]).find(isObject);
  return held && isScalar(held.id) ? [held] : representations(body, parameter, operation);
}

/** The value of the member that has the parameter's own name; `undefined` where that identifies nothing. */
function ownName(shown: JsonObject, parameter: string | undefined): Json | undefined {
  if (parameter === undefined) return undefined;
  const found = Object.entries(shown).find(([member]) => bareName(member) === bareName(parameter))?.[1];
  return isScalar(found) && found !== '' ? found : undefined;
}

/** The resource representations in an answer: the object itself, or the members of the list it wraps. */
export function representations(
  body: Json | undefined,
  parameter?: string,
  operation?: Identified,
): readonly JsonObject[] {
  if (isArray(body)) return body.filter(isObject);
  if (!isObject(body)) return [];
  for (const name of ENVELOPES) {
    const inner = Object.hasOwn(body, name) ? body[name] : undefined;
    if (isArray(inner)) return inner.filter(isObject);
    if (isObject(inner) && !Object.hasOwn(body, 'id')) return representations(inner, parameter, operation);
  }
  if (!identifierIn(body, parameter, operation)) {
    const lists = Object.values(body).filter(isArray);
    if (lists.length === 1) return (lists[0] ?? []).filter(isObject);
  }
  return [unwrapped(body)];
}

/** `categories` → `category`, `boxes` → `box`, `books` → `book`. */
export function singular(noun: string): string {
  if (/ies$/i.test(noun)) return noun.replace(/ies$/i, 'y');
  if (/(s|x|z|ch|sh)es$/i.test(noun)) return noun.replace(/es$/i, '');
  return /[^s]s$/i.test(noun) ? noun.slice(0, -1) : noun;
}

/** The value of the member that identifies a representation; `undefined` where none does. */
export function identifierIn(
  body: JsonObject,
  parameter: string | undefined,
  operation?: Identified,
): Json | undefined {
  const member = identifyingMember(body, parameter, operation);
  return member === undefined ? undefined : body[member];
}

/**
 * The member that identifies a representation: the one named as the path parameter, else the one that the document shows
 * to be it, else `id`, the collection's singular with `Id`, `uuid`, `key`, `slug`, `code`. Null, empty and structured
 * values identify nothing.
 */
export function identifyingMember(
  body: JsonObject,
  parameter: string | undefined,
  operation?: Identified,
): string | undefined {
  const noun = operation && bareName(singular(operation.path.slice(operation.path.lastIndexOf('/') + 1)));
  const names = [
    parameter,
    operation?.identifier,
    'id',
    noun && `${noun}id`,
    'uuid',
    noun,
    'uid',
    'guid',
    'key',
    'slug',
    'code',
    'name',
  ];
  for (const name of names) {
    if (!name) continue;
    const wanted = bareName(name);
    for (const [member, value] of Object.entries(body))
      if (bareName(member) === wanted && isScalar(value) && value !== '') return member;
  }
  return undefined;
}
