import { isObject, type Json } from '../../openapi/json.ts';
import type { Mutation } from './mutation.ts';

/** Values that fit no branch: of other types, or an object whose discriminating members fit none. */
function strangers(value: Json): readonly Json[] {
  const others: Json[] = [{}, 'plumbline-no-branch', 12.5, [], true, null];
  if (!isObject(value)) return others;
  const renamed = Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      typeof inner === 'string' ? `${inner}-of-no-branch` : (inner ?? null),
    ]),
  );
  const dropped = Object.keys(value).map(
    (name) => Object.fromEntries(Object.entries(value).filter(([other]) => other !== name)) as Json,
  ); // entries of a JSON object
  return [renamed, ...dropped, ...others];
}

const none = (keyword: 'oneOf' | 'anyOf'): Mutation => ({
  keyword,
  *propose({ shape, value }) {
    for (const { pointer } of shape.keywords.get(keyword) ?? []) {
      for (const other of strangers(value))
        yield { keyword, schema: pointer, value: other, summary: 'a value that fits none of the alternatives' };
    }
  },
});

/** A value that fits no branch. */
export const oneOf = none('oneOf');
export const anyOf = none('anyOf');

/** What `not` forbids: its own examples, as far as they are plain. */
export const not: Mutation = {
  keyword: 'not',
  *propose({ shape, value }) {
    for (const { value: forbidden, pointer } of shape.keywords.get('not') ?? []) {
      if (!isObject(forbidden)) continue;
      const listed = Array.isArray(forbidden.enum)
        ? forbidden.enum
        : forbidden.const !== undefined
          ? [forbidden.const]
          : [];
      const typed: readonly Json[] = [{}, [], 'a', 1, true, null];
      const withMembers =
        Array.isArray(forbidden.required) && isObject(value)
          ? [{ ...value, ...Object.fromEntries(forbidden.required.map((name) => [String(name), 'x'])) }]
          : [];
      for (const other of [...listed, ...withMembers, ...typed])
        yield { keyword: 'not', schema: pointer, value: other, summary: 'a value that the document forbids' };
    }
  },
};
