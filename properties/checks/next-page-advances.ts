import { defineCheck } from '../check.ts';
import { totalSaid } from '../lists/page-members.ts';
import { nextPage } from '../workflows/paging.ts';
import { rfc8288 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { idsOn, relates } from './relation.ts';

/** Empty pages may stand between others. */
const MOST_EMPTY = 3;

export const nextPageAdvances = defineCheck({
  id: 'next-page-advances',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'A next link or cursor leads to another page, and the last page has none.',
  clause: rfc8288('3'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'next-page', 'page-without-end', 'exact-page'),
  *inspect(exchange) {
    const previous = exchange.before.at(-1);
    if (!previous) return;
    const {
      response,
      case: { operation },
    } = exchange;
    if (relates(exchange, 'exact-page')) {
      // Who does not count cannot know that nothing follows.
      const count = idsOn(exchange).length;
      if (count > 0 && totalSaid(exchange) === count && nextPage(exchange.case, exchange, 'any') !== undefined)
        yield {
          expected: `no next page behind ${count} of ${count} members`,
          actual: 'one is named',
          at: operation.pointer,
          keyword: 'end',
        };
      return;
    }
    if (relates(exchange, 'page-without-end')) {
      const pages = [...exchange.before, exchange];
      const full = pages.findLastIndex((page) => idsOn(page).length > 0);
      const empty = pages.length - 1 - full;
      const next = JSON.stringify(nextPage(exchange.case, exchange, 'any')?.parameters);
      const again = pages.some((page) => JSON.stringify(page.case.parameters) === next);
      if (full >= 0 && (empty > MOST_EMPTY || (empty > 0 && again)))
        yield {
          expected: 'a last page',
          actual: again ? 'an empty page whose next one was there before' : `${empty} empty pages, and a next one`,
          at: operation.pointer,
          keyword: 'end',
        };
      return;
    }
    const [ids, before] = [idsOn(exchange), idsOn(previous)];
    if (isSuccess(response.status) && ids.length > 0 && ids.join() === before.join())
      yield { expected: 'another page', actual: 'the same page again', at: operation.pointer };
    else if (response.status === 404 || response.status === 400)
      yield { expected: 'a page', actual: String(response.status), at: operation.pointer };
  },
});
