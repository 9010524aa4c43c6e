import { EXTERNAL } from '../external.ts';
import { isArray, isObject, type Json, type JsonObject, member } from '../json.ts';
import { nearest } from '../nearest.ts';
import { type JsonPointer, join, unescapeToken, valueAt } from '../pointer.ts';
import { localTarget } from '../schema/reference.ts';
import type { Rule } from './rule.ts';
import { schemaRule, schemasIn } from './schema-rule.ts';

/** A reference that leads nowhere, or only to itself. */
export const referenceUnresolved: Rule = {
  code: 'reference-unresolved',
  severity: 'error',
  summary: 'a $ref leads nowhere, or only to itself',
  *diagnose(document) {
    const { root } = document;
    const waiting: (readonly [JsonPointer, Json])[] = [['', root]];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [pointer, value] = next;
      if (isArray(value)) value.forEach((item, i) => waiting.push([join(pointer, i), item]));
      else if (isObject(value)) {
        const { $ref: reference } = value;
        if (typeof reference === 'string') {
          const shown = shownReference(
            reference.startsWith('#/') ? `#${document.written(reference.slice(1))}` : reference,
          );
          let target = localTarget(root, reference, pointer);
          if (target === undefined)
            yield {
              pointer: join(pointer, '$ref'),
              message: `${shown} leads nowhere`,
              interpretation: 'what refers to it is not tested',
              remedy: remedyFor(root, reference),
            };
          const named = target === undefined ? undefined : valueAt(root, target);
          if (target !== undefined && !isObject(named) && typeof named !== 'boolean')
            yield {
              pointer: join(pointer, '$ref'),
              message: `${shown} leads to ${isArray(named) ? 'a list' : JSON.stringify(named)?.slice(0, 40)}, and to no object`,
              interpretation: 'what refers to it is not tested',
              remedy: remedyFor(root, reference),
            };
          const seen = new Set<string>();
          for (; target !== undefined; ) {
            if (seen.has(target)) {
              yield {
                pointer: join(pointer, '$ref'),
                message: `${shown} leads in a circle and to no schema`,
                interpretation: 'any value',
                remedy: 'let one of the references name a schema',
              };
              break;
            }
            seen.add(target);
            const inner = valueAt(root, target);
            target =
              isObject(inner) && typeof inner.$ref === 'string' && Object.keys(inner).length === 1
                ? localTarget(root, inner.$ref, target)
                : undefined;
          }
        }
        for (const [name, inner] of Object.entries(value)) {
          if (
            inner !== undefined &&
            typeof inner === 'object' &&
            inner !== null &&
            name !== 'example' &&
            name !== 'examples' &&
            name !== 'default' &&
            name !== 'enum'
          )
            waiting.push([join(pointer, name), inner]);
        }
      }
    }
  },
};

/** How to correct a reference: where something beside what it names has nearly its name, that one is meant. */
function remedyFor(root: JsonObject, reference: string): string {
  const cut = reference.lastIndexOf('/');
  const holder = reference.startsWith('#/') ? valueAt(root, reference.slice(1, cut)) : undefined;
  const meant = isObject(holder) ? nearest(unescapeToken(reference.slice(cut + 1)), Object.keys(holder)) : undefined;
  return meant === undefined || reference.startsWith(`#/${EXTERNAL}/`)
    ? 'correct the reference, or add what it names'
    : `write #${join(reference.slice(1, cut), meant)}, or add what it names`;
}

/** A mapping of a discriminator to a schema that is not there (OpenAPI, Discriminator Object). */
export const discriminatorUnresolved = schemaRule(
  'discriminator-unresolved',
  'warning',
  'a discriminator maps a value to a schema that is not there',
  function* ({ discriminator }, pointer, { root }) {
    const mapping = member(discriminator, 'mapping');
    for (const [value, target] of isObject(mapping) ? Object.entries(mapping) : []) {
      if (typeof target !== 'string') continue;
      // A bare name is that of a component; everything else is a reference.
      const named = /^[\w.-]+$/.test(target) ? valueAt(root, join('/components/schemas', target)) : undefined;
      if (named !== undefined || localTarget(root, target, pointer) !== undefined) continue;
      yield {
        pointer: join(pointer, 'discriminator', 'mapping', value),
        message: `${value} is mapped to ${shownReference(target)}, which leads nowhere`,
        interpretation: 'the value is not tried by name',
        remedy: 'correct the mapping, or add the schema',
      };
    }
  },
);

/** A schema that contains itself by allOf, anyOf, oneOf, not or a condition, without a member or an item between. */
export const schemaCircular: Rule = {
  code: 'schema-circular',
  severity: 'error',
  summary: 'a schema is part of itself, with no member or item between',
  *diagnose(document) {
    const { root } = document;
    const done = new Set<JsonPointer>();
    const known = new Map<JsonPointer, readonly JsonPointer[]>();
    const partsAt = (pointer: JsonPointer): readonly JsonPointer[] => {
      const parts = known.get(pointer) ?? partsOf(root, pointer);
      known.set(pointer, parts);
      return parts;
    };
    for (const { schema, pointer } of schemasIn(document)) {
      if (!['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'].some((keyword) => Object.hasOwn(schema, keyword)))
        continue;
      const waiting = [...partsAt(pointer)];
      const seen = new Set<JsonPointer>();
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if (next === pointer && !done.has(pointer)) {
          yield {
            pointer,
            message: 'the schema is part of itself, with no member or item between',
            interpretation: 'no value satisfies it',
            remedy: 'let one of the references name another schema',
          };
          for (const each of seen) done.add(each);
          break;
        }
        if (seen.has(next)) continue;
        seen.add(next);
        waiting.push(...partsAt(next));
      }
    }
  },
};

/** The schemas that apply to the same value as this one. */
function partsOf(root: JsonObject, pointer: JsonPointer): JsonPointer[] {
  const schema = valueAt(root, pointer);
  if (!isObject(schema)) return [];
  const found: JsonPointer[] = [];
  const target = localTarget(root, schema.$ref, pointer);
  if (target !== undefined) found.push(target);
  for (const keyword of ['if', 'then', 'else'] as const)
    if (schema[keyword] !== undefined) found.push(join(pointer, keyword));
  for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
    const list = schema[keyword];
    if (isArray(list)) for (const i of list.keys()) found.push(join(pointer, keyword, i));
  }
  if (schema.not !== undefined) found.push(join(pointer, 'not'));
  return found;
}

/** A reference as its author may have written it: to a file, not to where the file's parts are kept. */
function shownReference(reference: string): string {
  const start = `#/${EXTERNAL}/`;
  if (!reference.startsWith(start)) return reference === '' ? 'an empty $ref' : reference;
  const [file = '', ...rest] = decodeURI(reference.slice(start.length)).split('/');
  return `${unescapeToken(file)}#${rest.map((token) => `/${token}`).join('')}`;
}
