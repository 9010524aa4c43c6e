import { defineCheck } from '../check.ts';
import { convention } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { idsOn, relates } from './relation.ts';
import { isWholeList } from './whole-list.ts';

export const pagesDisjoint = defineCheck({
  id: 'pages-disjoint',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'No resource stands on two pages of one unchanged collection, and none is missing.',
  clause: convention('each member of a collection is listed once'),
  pair: true,
  appliesTo: (exchange) =>
    relates(exchange, 'next-page', 'all-pages', 'past-the-end') && isSuccess(exchange.response.status),
  *inspect(exchange) {
    const earlier = new Set(exchange.before.flatMap(idsOn));
    const ids = idsOn(exchange);
    if (relates(exchange, 'past-the-end')) {
      const again = ids.find((id) => earlier.has(id));
      if (again !== undefined && exchange.before.every(isWholeList))
        yield {
          expected: 'nothing past the end of the list',
          actual: `${again} again`,
          at: exchange.case.operation.pointer,
          keyword: 'end',
        };
      return;
    }
    if (relates(exchange, 'all-pages')) {
      const missing = ids.find((id) => !earlier.has(id));
      if (missing !== undefined && earlier.size > 0)
        yield {
          expected: `${missing} on one of the ${exchange.before.length} pages, as on a page that holds all`,
          actual: 'it is on none',
          at: exchange.case.operation.pointer,
          keyword: 'missing',
        };
      return;
    }
    const twice = ids.filter((id) => earlier.has(id));
    // The same page again is a next link that does not advance.
    if (twice.length > 0 && !(twice.length === ids.length && same(exchange.before.at(-1), ids)))
      yield {
        expected: 'other resources than on the pages before',
        actual: `${twice[0]} again`,
        at: exchange.case.operation.pointer,
      };
  },
});

function same(page: Parameters<typeof idsOn>[0] | undefined, ids: readonly string[]): boolean {
  return page !== undefined && idsOn(page).join() === ids.join();
}
