import { defineCheck } from '../check.ts';
import { linkedPage } from '../workflows/paging.ts';
import { rfc8288 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { idsOn, relates } from './relation.ts';

const LED: Readonly<Record<string, string>> = { 'page-back': 'prev', 'page-first': 'first', 'page-last': 'last' };

export const pageLinksConsistent = defineCheck({
  id: 'page-links-consistent',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'The links prev, first and last lead to the pages that they name.',
  clause: rfc8288('3.3'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'first-page', ...Object.keys(LED)),
  *inspect(exchange) {
    const { case: testCase, response } = exchange;
    const at = testCase.operation.pointer;
    if (relates(exchange, 'first-page')) {
      if (linkedPage(testCase, exchange, 'prev') !== undefined)
        yield { expected: 'no link prev on the first page', actual: 'one', at, keyword: 'prev' };
      return;
    }
    const led = Object.entries(LED).find(([relation]) => relates(exchange, relation))?.[1] ?? '';
    const meant = exchange.before.at(-1);
    if (!isSuccess(response.status))
      yield { expected: `the page that ${led} names`, actual: String(response.status), at, keyword: led };
    else if (meant && idsOn(meant).length > 0 && idsOn(meant).join() !== idsOn(exchange).join())
      yield { expected: `the page that ${led} names`, actual: 'another page', at, keyword: led };
  },
});
