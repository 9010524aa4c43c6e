import type { Json, JsonObject } from '../../openapi/json.ts';
import type { RequestModels } from '../models.ts';
import { shownValues } from './asked-values.ts';
import { satisfies, violates } from './compare.ts';
import type { ListFilter } from './list-filters.ts';

const MOST_VALUES = 4;

/** A filter and what to ask it for. */
export interface Asked {
  readonly filter: ListFilter;
  readonly value: Json;
}

/**
 * Pairs of filters to ask for at once, each pair once, the most telling first: some items have what one asks for and lack
 * what the other does, or nothing would show.
 */
export function filterPairs(
  filters: readonly ListFilter[],
  items: readonly JsonObject[],
  models: RequestModels,
): readonly (readonly [Asked, Asked])[] {
  const asked = filters
    .filter(({ relation }) => relation !== 'mention')
    .map((filter) =>
      shownValues(filter, items, models)
        .slice(0, MOST_VALUES)
        .map((value): Asked => ({ filter, value })),
    );
  const pairs = asked.flatMap((ones, i) =>
    asked.slice(i + 1).flatMap((others) => {
      const both = ones.flatMap((one) => others.map((other) => ({ one, other, told: telling(one, other, items) })));
      return both.sort((a, b) => b.told - a.told).slice(0, 1);
    }),
  );
  return pairs
    .filter(({ one, other, told }) => told > 0 && one.filter.parameter !== other.filter.parameter)
    .sort((a, b) => b.told - a.told)
    .map(({ one, other }) => [one, other] as const);
}

/** How much a pair shows: nothing unless an item has what one asks for and lacks what the other does. */
function telling(one: Asked, other: Asked, items: readonly JsonObject[]): number {
  const has = ({ filter, value }: Asked, item: JsonObject): boolean => satisfies(item, filter, value);
  const lacks = ({ filter, value }: Asked, item: JsonObject): boolean => violates(item, filter, value);
  const first = items.some((item) => has(one, item) && lacks(other, item));
  const second = items.some((item) => lacks(one, item) && has(other, item));
  if (!first && !second) return 0;
  // A least and a most are often made as one.
  const equal = one.filter.relation === 'equal' && other.filter.relation === 'equal' ? 2 : 0;
  return equal + 4 * Number(first && second) + Number(items.some((item) => has(one, item) && has(other, item)));
}
