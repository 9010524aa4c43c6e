import { defineCheck } from '../check.ts';
import { totalSaid } from '../lists/page-members.ts';
import { convention } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { idsOn, relates } from './relation.ts';

export const pageTotalMatches = defineCheck({
  id: 'page-total-matches',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'The total that pages name is how many members all of them have.',
  clause: convention('a total counts what there is'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'last-page') && isSuccess(exchange.response.status),
  *inspect(exchange) {
    const pages = [...exchange.before, exchange];
    const total = totalSaid(exchange);
    const ids = new Set(pages.flatMap(idsOn));
    if (total !== undefined && ids.size > 0 && total !== ids.size)
      yield { expected: `a total of ${ids.size}`, actual: String(total), at: exchange.case.operation.pointer };
  },
});
