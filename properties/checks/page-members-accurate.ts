import type { AnsweredExchange } from '../../http/exchange.ts';
import { bareName } from '../../openapi/bare-name.ts';
import { type Deviation, defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { representations } from '../engine/shown-resources.ts';
import { pageMembers } from '../lists/page-members.ts';
import { isPaged, isPosition, pageSizeOf, sizeParameter } from '../workflows/paging.ts';
import { convention } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { idsOn, relates } from './relation.ts';
import { isWholeList } from './whole-list.ts';

const MORE = /^(hasmore|hasnext|hasnextpage)$/;
const PAGES = /^(totalpages|pagecount|pagestotal|numpages|lastpage)$/;

export const pageMembersAccurate = defineCheck({
  id: 'page-members-accurate',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'What a page says of itself is so: where it begins, how long it is, whether there are more.',
  clause: convention('a page says which one it is'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'sized-page') && isSuccess(exchange.response.status),
  *inspect(exchange) {
    const { case: testCase } = exchange;
    if (!isPaged(testCase)) return;
    const said = pageMembers(exchange);
    const size = bareName(sizeParameter(testCase)?.name ?? '');
    const deviation = (name: string, expected: string): Deviation => ({
      expected: `${name} ${expected}`,
      actual: JSON.stringify(said.get(name)),
      at: testCase.operation.pointer,
      keyword: name,
    });
    for (const given of testCase.parameters) {
      const name = bareName(given.name);
      const value = said.get(name);
      if (given.in !== 'query' || !('value' in given) || typeof given.value !== 'number') continue;
      if (!Number.isInteger(value) || typeof value !== 'number') continue;
      // A server may give less than it is asked for, and say so.
      if (name === size && value > given.value) yield deviation(name, `of ${given.value} at most`);
      if (name !== size && isPosition(given.name) && value !== given.value) yield deviation(name, String(given.value));
    }
    yield* counted(exchange, deviation);
  },
});

/** What follows from a whole list for the first of its pages. */
function* counted(
  exchange: AnsweredExchange,
  deviation: (name: string, expected: string) => Deviation,
): Iterable<Deviation> {
  const [whole] = exchange.before;
  const [ids, all] = [idsOn(exchange), whole ? idsOn(whole) : []];
  const first = ids.length > 0 && ids.every((id, i) => id === all[i]);
  const shown = representations(jsonBody(exchange.response)).length;
  if (!whole || !isWholeList(whole) || !first || shown !== ids.length) return;
  const size = pageSizeOf(exchange);
  for (const [name, value] of pageMembers(exchange)) {
    if (MORE.test(name) && typeof value === 'boolean' && value !== all.length > ids.length)
      yield deviation(name, String(all.length > ids.length));
    if (PAGES.test(name) && typeof value === 'number' && ids.length === size && value !== Math.ceil(all.length / size))
      yield deviation(name, String(Math.ceil(all.length / size)));
  }
}
