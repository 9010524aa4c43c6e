import type { AnsweredExchange } from '../../http/exchange.ts';
import { field } from '../../http/fields.ts';
import { isObject, type JsonObject } from '../../openapi/json.ts';
import { defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { convention } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { idsOn, relates } from './relation.ts';

const TOTAL = /^(total|total_?(count|items|results|elements|records|size)|item_?count|x_?total_?count)$/i;

export const pageTotalMatches = defineCheck({
  id: 'page-total-matches',
  family: 'stateful',
  profile: 'pagination',
  level: 'convention',
  severity: 'warning',
  requirement: 'The total that pages name is how many members all of them have.',
  clause: convention('a total counts what there is'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'last-page') && isSuccess(exchange.response.status),
  *inspect(exchange) {
    const pages = [...exchange.before, exchange];
    const total = totalOf(exchange);
    const ids = new Set(pages.flatMap(idsOn));
    if (total !== undefined && ids.size > 0 && total !== ids.size)
      yield { expected: `a total of ${ids.size}`, actual: String(total), at: exchange.case.operation.pointer };
  },
});

function totalOf({ response }: AnsweredExchange): number | undefined {
  const counted = field(response.headers, 'x-total-count');
  if (counted !== undefined && /^[0-9]+$/.test(counted)) return Number(counted);
  const body = jsonBody(response);
  if (!isObject(body)) return undefined;
  const nested = Object.entries(body)
    .filter(([name]) => /^(pagination|paging|meta|page|page_?info)$/i.test(name))
    .flatMap(([, value]) => (isObject(value) ? [value] : []));
  for (const holder of [body, ...nested] satisfies readonly JsonObject[])
    for (const [name, value] of Object.entries(holder)) if (TOTAL.test(name) && typeof value === 'number') return value;
  return undefined;
}
