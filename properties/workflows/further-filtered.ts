import type { Case, ParameterValue } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import { jsonBody } from '../engine/observe.ts';
import { representations } from '../engine/shown-resources.ts';
import { asking, shownValues } from '../lists/asked-values.ts';
import { satisfies, violates } from '../lists/compare.ts';
import type { ListFilter } from '../lists/list-filters.ts';
import type { ListSort } from '../lists/list-sorts.ts';
import { isPaged, nextPage, withPageSize } from './paging.ts';
import { type Actor, withQuery } from './scenario.ts';

/** More than fit on a page of two. */
const ENOUGH = 3;
const MOST_PAGES = 5;

/**
 * The further pages of a list that is filtered, then the second of one that is sorted, as those before name them. `whole` is the list as it is,
 * `plain` the request for it.
 */
export async function furtherFiltered(
  actor: Actor,
  plain: Case,
  whole: AnsweredExchange,
  { filters, sorts }: { readonly filters: readonly ListFilter[]; readonly sorts: readonly ListSort[] },
): Promise<void> {
  const items = representations(jsonBody(whole.response));
  const small = withPageSize(plain, actor.models, 'two');
  if (!isPaged(plain) || items.length < ENOUGH) return;
  const [asked] = filters
    .flatMap((filter) => shownValues(filter, items, actor.models).map((value) => ({ filter, value })))
    .filter(({ filter, value }) => items.filter((item) => satisfies(item, filter, value)).length >= ENOUGH)
    // What the filter leaves out has to stand on a further page of what is there without it, or nothing would show.
    .map((one) => ({ ...one, wrong: items.findIndex((item, i) => i > 1 && violates(item, one.filter, one.value)) }))
    .filter(({ wrong }) => wrong > 1 && wrong < 2 * MOST_PAGES)
    .sort((a, b) => a.wrong - b.wrong);
  if (asked) await follow(actor, withQuery(small, asking(asked.filter, asked.value)), Math.floor(asked.wrong / 2));
  const sort = sorts.find(({ direction }) => direction === 'down') ?? sorts[0];
  const sorted: readonly ParameterValue[] = (sort?.values ?? []).map((one) => ({ in: 'query', ...one }));
  if (sort) await follow(actor, withQuery(small, sorted), 1);
}

/** The first page, and so many behind it as it and they name. */
async function follow(actor: Actor, request: Case, further: number): Promise<void> {
  let page = await actor.step(request);
  const first = page;
  for (let count = 0; count < further; count++) {
    const next = page.response.status === 200 ? nextPage(page.case, page, 'any') : undefined;
    if (!next) return;
    page = await actor.step(next, 'further-filtered', [first]);
  }
}
