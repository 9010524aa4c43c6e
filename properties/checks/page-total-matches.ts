import type { AnsweredExchange } from '../../http/exchange.ts';
import { type Deviation, defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { representations } from '../engine/shown-resources.ts';
import { pageMembers, totalSaid } from '../lists/page-members.ts';
import { convention } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { idsOn, relates } from './relation.ts';
import { isWholeList } from './whole-list.ts';

export const pageTotalMatches = defineCheck({
  id: 'page-total-matches',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'The total that pages name is how many members all of them have.',
  clause: convention('a total counts what there is'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'last-page', 'filtered') && isSuccess(exchange.response.status),
  *inspect(exchange) {
    if (relates(exchange, 'filtered')) return yield* filtered(exchange);
    const pages = [...exchange.before, exchange];
    const total = totalSaid(exchange);
    const ids = new Set(pages.flatMap(idsOn));
    if (total !== undefined && ids.size > 0 && total !== ids.size)
      yield { expected: `a total of ${ids.size}`, actual: String(total), at: exchange.case.operation.pointer };
  },
});

/** What a filter leaves is all there is of that list, where the list without it stands on one page and counts its members. */
function* filtered(exchange: AnsweredExchange): Iterable<Deviation> {
  const [whole] = exchange.before;
  const total = totalSaid(exchange);
  const ids = idsOn(exchange);
  if (!whole || total === undefined || !isWholeList(whole) || totalSaid(whole) !== idsOn(whole).length) return;
  // Some count what there is beside what is left of it.
  if ([...pageMembers(exchange).keys()].some((name) => /filter|match|found/.test(name))) return;
  const shown = representations(jsonBody(exchange.response)).length;
  if (shown !== ids.length || ids.length >= idsOn(whole).length || total === ids.length) return;
  yield {
    expected: `a total of ${ids.length}, which the filter leaves`,
    actual: String(total),
    at: exchange.case.operation.pointer,
    keyword: 'filtered',
  };
}
