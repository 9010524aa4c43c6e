import { isArray, type Json } from '../../openapi/json.ts';
import { type JsonPointer, join } from '../../openapi/pointer.ts';
import { itemPointers, type Shapes } from '../../openapi/schema/shape.ts';
import { numbered } from '../arbitraries/array-instance.ts';
import { build } from '../arbitraries/instance.ts';
import { palette } from '../arbitraries/palette.ts';
import type { Site } from '../arbitraries/sites.ts';
import type { Mutation, Proposal } from './mutation.ts';

const MOST_TIMES = 60;

/** Items that may stand in this list, valid where it is easy to say: what `contains` makes of them the validator knows. */
function strangers({ shape, pointers }: Site, shapes: Shapes): readonly Json[] {
  const own = itemPointers(shape, 0);
  const built = own.length === 0 ? undefined : build(shapes, own, { optional: 'none', branch: 0, depth: 3 });
  return [...(built === undefined ? [] : [built]), ...palette(shapes.root, pointers)];
}

/** The list at the place; the empty one where another type stands, and a list may. */
function listAt({ value, shape }: Site): readonly Json[] | undefined {
  if (isArray(value)) return value;
  return shape.types.has('array') ? [] : undefined;
}

/** Lists that lose what they must contain: emptied, one item less, or with another item in the place of one. */
function* without(site: Site, shapes: Shapes): Iterable<Json> {
  const value = listAt(site);
  if (!value) return;
  yield [];
  for (const i of value.keys()) yield value.filter((_, at) => at !== i);
  for (const stranger of strangers(site, shapes)) {
    if (value.length === 0) yield [stranger];
    for (const i of value.keys()) yield value.map((item, at) => (at === i ? stranger : item));
    yield value.map((item, i) => (i === 0 ? stranger : (numbered(stranger, i) ?? item)));
    yield value.map(() => stranger);
  }
}

const losing = (keyword: 'contains' | 'minContains', summary: string): Mutation => ({
  keyword,
  *propose(site, shapes): Iterable<Proposal> {
    for (const { pointer } of site.shape.keywords.get(keyword) ?? [])
      for (const value of without(site, shapes)) yield { keyword, schema: pointer, value, summary, found: 'contains' };
  },
});

/** No item that `contains` asks for. */
export const contains = losing('contains', 'a list without the item that it must contain');
/** Too few of them. */
export const minContains = losing('minContains', 'a list with too few of the items that it must contain');

/** More items of a kind than the list may contain. */
export const maxContains: Mutation = {
  keyword: 'maxContains',
  *propose(site, shapes) {
    const { shape } = site;
    const value = listAt(site);
    if (!value) return;
    for (const { value: most, pointer } of shape.keywords.get('maxContains') ?? []) {
      if (typeof most !== 'number' || most > MOST_TIMES) continue;
      const contained: JsonPointer = pointer.replace(/maxContains$/, 'contains');
      for (let branch = 0; branch < 3; branch++) {
        const item = build(shapes, [...itemPointers(shape, value.length), contained], {
          optional: 'none',
          branch,
          depth: 3,
        });
        if (item === undefined) continue;
        for (const make of [(i: number) => (i === 0 ? item : (numbered(item, i) ?? item)), () => item]) {
          const more = Array.from({ length: Math.floor(most) + 1 }, (_, i) => make(i));
          for (const list of [more, [...value, ...more], [...more, ...value.slice(more.length)]])
            yield {
              keyword: 'maxContains',
              schema: pointer,
              value: list,
              summary: `a list with more than ${most} of the items of which it may contain ${most}`,
              found: 'contains',
            };
        }
      }
    }
  },
};

/** An item more than a list may hold that names each of its items, or one at a place that takes none. */
const closing = (keyword: 'items' | 'unevaluatedItems'): Mutation => ({
  keyword,
  *propose({ shape, value, pointers }, shapes) {
    if (!isArray(value)) return;
    for (const { value: allowed, pointer } of shape.keywords.get(keyword) ?? []) {
      if (allowed !== false) continue;
      const named = shape.keywords.get('prefixItems')?.reduce((most, { value: list }) => {
        return Math.max(most, isArray(list) ? list.length : 0);
      }, 0);
      const filled = [...value];
      while (filled.length < (named ?? 0)) {
        const next = build(shapes, itemPointers(shape, filled.length), { optional: 'none', branch: 0, depth: 3 });
        if (next === undefined) break;
        filled.push(next);
      }
      for (const list of [value, filled])
        for (const extra of palette(shapes.root, pointers))
          yield {
            keyword,
            schema: pointer,
            value: [...list, extra],
            summary: `a list of ${list.length + 1}, the last of which the document has no place for`,
            foundAt: join('', list.length),
          };
    }
  },
});

export const items = closing('items');
export const unevaluatedItems = closing('unevaluatedItems');

/** An item at a place where the document allows none. */
export const prefixItems: Mutation = {
  keyword: 'prefixItems',
  *propose({ shape, value }) {
    if (!isArray(value)) return;
    for (const { value: list, pointer } of shape.keywords.get('prefixItems') ?? []) {
      const at = isArray(list) ? list.indexOf(false) : -1;
      if (at < 0) continue;
      yield {
        keyword: 'prefixItems',
        schema: join(pointer, at),
        value: Array.from({ length: at + 1 }, (_, i) => value[i] ?? 1),
        summary: `a list with an item ${at + 1}, where none is allowed`,
        foundAt: join('', at),
      };
    }
  },
};
