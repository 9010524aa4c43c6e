import { isArray } from '../../openapi/json.ts';
import type { Mutation } from './mutation.ts';

/** One item repeated. */
export const uniqueItems: Mutation = {
  keyword: 'uniqueItems',
  *propose({ shape, value }) {
    const [first] = isArray(value) ? value : [];
    if (!isArray(value) || first === undefined) return;
    for (const { value: unique, pointer } of shape.keywords.get('uniqueItems') ?? []) {
      if (unique === true)
        yield {
          keyword: 'uniqueItems',
          schema: pointer,
          value: [...value, first],
          summary: 'a list with the same item twice',
        };
      if (unique === true && value.length > 1)
        yield {
          keyword: 'uniqueItems',
          schema: pointer,
          value: [...value.slice(0, -1), first],
          summary: 'a list with the same item twice',
        };
    }
  },
};

/** No item that `contains` asks for. */
export const contains: Mutation = {
  keyword: 'contains',
  *propose({ shape, value }) {
    if (!isArray(value)) return;
    for (const { pointer } of shape.keywords.get('contains') ?? [])
      for (const other of [[], value.map(() => null), value.map(() => 'plumbline'), value.map(() => 0)])
        yield {
          keyword: 'contains',
          schema: pointer,
          value: other,
          summary: 'a list without the item that it must contain',
        };
  },
};
