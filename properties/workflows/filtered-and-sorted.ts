import type { AnsweredExchange } from '../../http/exchange.ts';
import type { JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { jsonBody } from '../engine/observe.ts';
import { representations } from '../engine/shown-resources.ts';
import { askedValues, asking, severalValues } from '../lists/asked-values.ts';
import { filterPairs } from '../lists/filter-pairs.ts';
import { listFilters } from '../lists/list-filters.ts';
import { listSorts } from '../lists/list-sorts.ts';
import { makeDiffering } from './differing-items.ts';
import { familiesAt } from './family.ts';
import { furtherFiltered } from './further-filtered.ts';
import { unfiltered, withPageSize } from './paging.ts';
import { NotApplicable, type Scenario, withQuery } from './scenario.ts';

const MOST_FILTERS = 12;
const MOST_SORTS = 10;
const MOST_PAIRS = 6;

/**
 * A list as it is, then with each of its filters, with some of them at once, and in each of its orders, as far as the names and types of its
 * parameters tell what they mean. Where the run may write, it is given items that differ first.
 */
export function filteredAndSorted(
  list: Operation,
  operations: readonly Operation[],
  { root, readOnly }: { readonly root: JsonObject; readonly readOnly: boolean },
): Scenario | undefined {
  const filters = listFilters(list, root).slice(0, MOST_FILTERS);
  const sorts = listSorts(list, root).slice(0, MOST_SORTS);
  if (filters.length === 0 && sorts.length === 0) return undefined;
  const family = familiesAt(list, operations).find((one) => one.list === list);
  return {
    id: 'filtered-and-sorted',
    summary: `${list.label} as it is, filtered and sorted`,
    async play(actor) {
      const binding = actor.known(list.path)[0];
      const asked = [...sorts.map(({ member }) => member), ...filters.flatMap(({ members }) => members)];
      if (family && !readOnly) await makeDiffering(actor, family, binding, [...new Set(asked)]);
      const plain = withPageSize(unfiltered(actor.request(list, binding)), actor.models, 'largest');
      const whole = await actor.accepted(plain);
      const items = representations(jsonBody(whole.response));
      if (items.length === 0) throw new NotApplicable(`${list.label} lists nothing to filter or to sort`);
      for (const filter of filters) {
        for (const value of askedValues(filter, items, actor.models))
          await actor.step(withQuery(plain, asking(filter, value)), 'filtered', [whole]);
        const several = severalValues(filter, items, actor.models);
        if (several.length > 0) await actor.step(withQuery(plain, asking(filter, ...several)), 'filtered', [whole]);
      }
      for (const pair of filterPairs(filters, items, actor.models).slice(0, MOST_PAIRS)) {
        const both = pair.flatMap(({ filter, value }) => asking(filter, value));
        await actor.step(withQuery(plain, both), 'filtered', [whole]);
      }
      const sorted = new Map<string, AnsweredExchange>();
      for (const { member, values } of items.length > 1 ? sorts : []) {
        const request = withQuery(
          plain,
          values.map((one) => ({ in: 'query' as const, ...one })),
        );
        const other = sorted.get(member.name);
        sorted.set(member.name, await actor.step(request, 'sorted', other ? [whole, other] : [whole]));
      }
      await furtherFiltered(actor, plain, whole, { filters, sorts });
    },
  };
}
