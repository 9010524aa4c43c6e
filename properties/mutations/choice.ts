import { isArray, isObject, type Json } from '../../openapi/json.ts';
import { type JsonPointer, join } from '../../openapi/pointer.ts';
import type { Shapes } from '../../openapi/schema/shape.ts';
import { build } from '../arbitraries/instance.ts';
import { palette } from '../arbitraries/palette.ts';
import type { Mutation } from './mutation.ts';

const MOST_BRANCHES = 6;

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
    (name): Json =>
      Object.fromEntries(
        Object.entries(value).flatMap(([other, inner]) =>
          other === name || inner === undefined ? [] : [[other, inner]],
        ),
      ),
  );
  return [renamed, ...dropped, ...others];
}

/** Instances of these schemas, and the value at the place as one of them where both are objects. */
function* instancesOf(shapes: Shapes, pointers: readonly JsonPointer[], value: Json): Iterable<Json> {
  for (let branch = 0; branch < 4; branch++) {
    for (const optional of ['none', 'all'] as const) {
      const built = build(shapes, pointers, { optional, branch, depth: 3 });
      if (built === undefined) continue;
      if (isObject(built) && isObject(value)) yield { ...value, ...built };
      yield built;
    }
  }
}

const none = (keyword: 'oneOf' | 'anyOf'): Mutation => ({
  keyword,
  *propose({ shape, value, pointers }, shapes) {
    for (const { pointer } of shape.keywords.get(keyword) ?? [])
      for (const other of [...strangers(value), ...palette(shapes.root, pointers)])
        yield { keyword, schema: pointer, value: other, summary: 'a value that fits none of the alternatives' };
  },
});

/** A value that fits no branch. */
export const oneOf = none('oneOf');
export const anyOf = none('anyOf');

/** A value that fits two branches of which one must fit. */
export const oneOfTwice: Mutation = {
  keyword: 'oneOf',
  *propose({ shape, value }, shapes) {
    for (const { value: branches, pointer } of shape.keywords.get('oneOf') ?? []) {
      const count = Math.min(MOST_BRANCHES, isArray(branches) ? branches.length : 0);
      for (let first = 0; first < count; first++)
        for (let second = first + 1; second < count; second++)
          for (const both of instancesOf(shapes, [join(pointer, first), join(pointer, second)], value))
            yield {
              keyword: 'oneOf',
              schema: pointer,
              value: both,
              summary: `a value that fits alternatives ${first + 1} and ${second + 1}, of which only one may fit`,
            };
    }
  },
};

/** What `not` forbids: instances of it. */
export const not: Mutation = {
  keyword: 'not',
  *propose({ shape, value, pointers }, shapes) {
    for (const { value: forbidden, pointer } of shape.keywords.get('not') ?? []) {
      const listed = isObject(forbidden) && isArray(forbidden.enum) ? forbidden.enum : [];
      for (const other of [...listed, ...instancesOf(shapes, [pointer], value), ...palette(shapes.root, pointers)])
        yield { keyword: 'not', schema: pointer, value: other, summary: 'a value that the document forbids' };
    }
  },
};

/** A value for which nothing is allowed by what follows from it: `then` or `else` is false. */
export const conditional: Mutation = {
  keyword: 'if',
  *propose({ shape, value, pointers }, shapes) {
    for (const { pointer } of shape.keywords.get('if') ?? []) {
      for (const outcome of ['then', 'else'] as const) {
        const candidates = [...instancesOf(shapes, [pointer], value), ...palette(shapes.root, pointers)];
        for (const other of candidates)
          yield {
            keyword: 'if',
            schema: pointer,
            value: other,
            summary: `a value for which ${outcome} allows nothing`,
            found: outcome,
          };
      }
    }
  },
};
