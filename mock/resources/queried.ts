import { isArray, type Json, type JsonObject } from '../../openapi/json.ts';
import { plainItem } from '../../properties/lists/item-members.ts';
import { carriedBy, type ListFilter, listFilters } from '../../properties/lists/list-filters.ts';
import { type ListSort, listSorts } from '../../properties/lists/list-sorts.ts';
import type { Plan } from '../plan.ts';
import type { Values } from './outcome.ts';

/**
 * What a list shows of these resources, in the order that was asked for, as far as its parameters are understood. `look`
 * says how the list shows one: what it does not show, nobody can check.
 */
export function queried<Kept>(
  kept: readonly Kept[],
  look: (one: Kept) => JsonObject,
  { operation, lapses }: Pick<Plan, 'operation' | 'lapses'>,
  values: Values,
  root: JsonObject,
): readonly Kept[] {
  const asked = listFilters(operation, root)
    .map((filter) => ({ filter, values: carriedBy(filter, values.get(`query.${filter.parameter.name}`)) }))
    .filter((one) => one.values.length > 0 && !lapses.has('filter-ignored'));
  const has = (one: Kept, { filter, values: wanted }: (typeof asked)[number]): boolean =>
    wanted
      .slice(0, lapses.has('filter-first-value') ? 1 : wanted.length)
      .some((value) => passes(look(one), filter, value, lapses.has('filter-bound-left-out'))) !==
    lapses.has('filter-inverted');
  const either = lapses.has('filters-either') && asked.length > 1;
  const left = kept.filter((one) =>
    either ? asked.some((each) => has(one, each)) : asked.every((each) => has(one, each)),
  );
  const sort = listSorts(operation, root).find((one) => isAsked(one, values));
  if (!sort || lapses.has('sort-ignored')) return left;
  const falling = (sort.direction === 'down') !== lapses.has('sort-reversed');
  const by = new Map(left.map((one) => [one, plainItem(look(one))[sort.member.name]]));
  const sorted = left.toSorted((a, b) => compare(by.get(a), by.get(b)));
  return falling ? sorted.toReversed() : sorted;
}

function isAsked({ values: asked }: ListSort, values: Values): boolean {
  return asked.every(({ name, value }) => String(values.get(`query.${name}`)) === String(value));
}

function passes(body: JsonObject, { relation, members }: ListFilter, asked: Json, strict: boolean): boolean {
  return members.some(({ name }) => {
    const value = plainItem(body)[name];
    if (value === undefined || value === null) return false;
    const all = isArray(value) ? value : [value];
    switch (relation) {
      case 'equal':
        return all.some((one) => String(one) === String(asked));
      case 'mention':
        return all.some((one) => String(one).toLowerCase().includes(String(asked).toLowerCase()));
      case 'least':
        return all.some((one) => compare(one, asked) >= Number(strict));
      case 'most':
        return all.some((one) => compare(one, asked) <= -Number(strict));
    }
  });
}

/** Numbers by size, moments by time, texts by code units; what is not there comes last. */
function compare(a: Json | undefined, b: Json | undefined): number {
  if (a === undefined || a === null || b === undefined || b === null) return Number(a == null) - Number(b == null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [String(a), String(b)];
  if (/^\d{4}-\d\d-\d\d/.test(x) && /^\d{4}-\d\d-\d\d/.test(y)) return Date.parse(x) - Date.parse(y);
  return x < y ? -1 : x > y ? 1 : 0;
}
