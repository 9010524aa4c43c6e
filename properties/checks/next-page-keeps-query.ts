import { type Deviation, defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { representations } from '../engine/shown-resources.ts';
import { violates } from '../lists/compare.ts';
import { disorder } from '../lists/disorder.ts';
import { carriedBy, listFilters } from '../lists/list-filters.ts';
import { isAsked, listSorts } from '../lists/list-sorts.ts';
import { isPaged, pageSizeOf, sizeParameter } from '../workflows/paging.ts';
import { rfc8288 } from './clauses.ts';
import { excerpt } from './excerpt.ts';
import { isSuccess } from './guards.ts';
import { relates } from './relation.ts';

export const nextPageKeepsQuery = defineCheck({
  id: 'next-page-keeps-query',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'The next page is one of the same list: as long, filtered and sorted like the first.',
  clause: rfc8288('3'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'further-filtered', 'next-page') && isSuccess(exchange.response.status),
  *inspect(exchange, { document }) {
    const [page] = exchange.before;
    if (!page) return;
    const { operation, parameters } = page.case;
    const [before, items] = [page, exchange].map(({ response }) => representations(jsonBody(response)));
    if (!before || !items) return;
    const deviation = (name: string, expected: string, actual: string): Deviation => ({
      expected: `${expected}, as on the first page`,
      actual,
      at: operation.parameters.find((one) => one.in === 'query' && one.name === name)?.pointer ?? operation.pointer,
      keyword: name,
    });
    const [name, size] = [sizeParameter(page.case)?.name ?? '', pageSizeOf(page)];
    // What the request for it says itself, no link has to.
    const said = exchange.case.parameters.some((one) => one.in === 'query' && one.name === name);
    if (isPaged(page.case) && !said && before.length <= size && items.length > size)
      yield deviation(name, `at most ${size} members`, String(items.length));
    if (relates(exchange, 'next-page')) return;
    for (const filter of listFilters(operation, document.root)) {
      const given = parameters.find((one) => one.in === 'query' && one.name === filter.parameter.name);
      const values = given && 'value' in given ? carriedBy(filter, given.value) : [];
      // What the page itself shows in spite of its filter is none of the link's.
      const wrong = [before, items].map((some) =>
        some.filter((item) => values.length > 0 && values.every((value) => violates(item, filter, value))),
      );
      if (wrong[0]?.length === 0 && (wrong[1]?.length ?? 0) > 0)
        yield deviation(
          filter.parameter.name,
          `only items that satisfy ${filter.parameter.name} ${values.map(excerpt).join(' or ')}`,
          `${wrong[1]?.length} of ${items.length} that do not`,
        );
    }
    const sort = listSorts(operation, document.root).find((one) => isAsked(page.case, one));
    const wrong = sort && disorder(before, sort) === undefined ? disorder([...before, ...items], sort) : undefined;
    if (sort && wrong) yield deviation(sort.parameter.name, wrong.expected, wrong.actual);
  },
});
