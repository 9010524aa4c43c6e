import type { AnsweredExchange } from '../../http/exchange.ts';
import type { JsonObject } from '../../openapi/json.ts';
import { defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { representations } from '../engine/shown-resources.ts';
import { memberValue } from '../lists/compare.ts';
import { type Disorder, disorder } from '../lists/disorder.ts';
import { isAsked, type ListSort, listSorts } from '../lists/list-sorts.ts';
import { convention } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { agrees, idsOn, relates } from './relation.ts';
import { isWholeList } from './whole-list.ts';

export const sortHonoured = defineCheck({
  id: 'sort-honoured',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'A sorted list is in the order that was asked for, and holds what it holds unsorted.',
  clause: convention('a sorted list is sorted'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'sorted') && isSuccess(exchange.response.status),
  *inspect(exchange, { document }) {
    const sort = listSorts(exchange.case.operation, document.root).find((one) => isAsked(exchange.case, one));
    const [whole, other] = exchange.before;
    if (!sort || !whole) return;
    const items = representations(jsonBody(exchange.response));
    const deviation = disorder(items, sort) ?? indifference(exchange, other, items, sort);
    if (deviation) yield { ...deviation, at: sort.parameter.pointer, keyword: sort.member.name };
    else if (isWholeList(exchange) && isWholeList(whole)) {
      const shown = new Set(idsOn(exchange));
      const missing = idsOn(whole).find((id) => !shown.has(id));
      // As many others may be as many as fit on a page.
      if (missing !== undefined && shown.size > 0 && shown.size < idsOn(whole).length)
        yield {
          expected: `${missing} in the list, as without ${sort.parameter.name}`,
          actual: 'it is not there',
          at: sort.parameter.pointer,
          keyword: `${sort.member.name} left out`,
        };
    }
  },
});

/** The same order for both directions, though the first item and the last have other values. */
function indifference(
  exchange: AnsweredExchange,
  other: AnsweredExchange | undefined,
  items: readonly JsonObject[],
  { member, direction, values }: ListSort,
): Disorder | undefined {
  if (!other || direction === 'either' || !isSuccess(other.response.status)) return undefined;
  const [first, last] = [items[0], items.at(-1)].map((item) => item && memberValue(item, member));
  const ids = idsOn(exchange);
  if (first === undefined || last === undefined || agrees(first, last) || ids.length < 2) return undefined;
  if (ids.join() !== idsOn(other).join()) return undefined;
  return {
    expected: `another order than ${member.name} has the other way round`,
    actual: `the same for ${values.map(({ value }) => String(value)).join(' ')}`,
  };
}
