import { isArray, isObject, type Json } from '../../openapi/json.ts';
import { itemPointers } from '../../openapi/schema/shape.ts';
import { build } from '../arbitraries/instance.ts';
import type { Mutation } from './mutation.ts';

/** One item repeated. */
export const uniqueItems: Mutation = {
  keyword: 'uniqueItems',
  *propose({ shape, value }, shapes) {
    if (!isArray(value)) return;
    const first = value[0] ?? build(shapes, itemPointers(shape, 0), { optional: 'all', branch: 0, depth: 2 });
    if (first === undefined) return;
    const again = { keyword: 'uniqueItems', summary: 'a list with the same item twice' };
    for (const { value: unique, pointer } of shape.keywords.get('uniqueItems') ?? []) {
      if (unique !== true) continue;
      yield { ...again, schema: pointer, value: value.length === 0 ? [first, first] : [...value, first] };
      if (value.length > 1) yield { ...again, schema: pointer, value: [...value.slice(0, -1), first] };
      for (const twin of twins(first))
        yield {
          ...again,
          schema: pointer,
          value: [...value, ...(value.length === 0 ? [first] : []), twin],
          summary: 'a list with the same item twice, its members in another order',
        };
    }
  },
};

/** The same object by JSON equality, its members in another order. */
function twins(value: Json): readonly Json[] {
  if (!isObject(value) || Object.keys(value).length < 2) return [];
  return [Object.fromEntries(Object.entries(value).reverse())];
}
