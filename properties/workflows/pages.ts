import type { Case } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import type { Operation } from '../../openapi/operation.ts';
import { idsOn } from '../checks/relation.ts';
import { jsonBody } from '../engine/observe.ts';
import { representations } from '../engine/resource-pool.ts';
import type { Family } from './family.ts';
import {
  firstByNumber,
  nextPage,
  type PagingStyle,
  pageSizeOf,
  sizeParameter,
  unfiltered,
  withPageSize,
} from './paging.ts';
import { type Actor, NotApplicable, type Scenario } from './scenario.ts';

const WANTED = 5;
const MOST_PAGES = 30;
const MOST_WALKS = 3;

/** The pages of an unchanged collection are disjoint, each next one is another, and the last has none. */
export function pages({ create, list, item }: Family, style: Exclude<PagingStyle, 'any'>): Scenario | undefined {
  if (!list) return undefined;
  return {
    id: style === 'field' ? 'pages-by-link-field' : style === 'body' ? 'pages-by-cursor' : 'pages-by-offset',
    summary: `${list.label}, page by page`,
    async play(actor) {
      const plain = unfiltered(actor.request(list, actor.known(list.path)[0]));
      if (!sizeParameter(plain)) throw new NotApplicable('no parameter sets the size of a page');
      const sized = withPageSize(plain, actor.models, 'two');
      const small = style === 'offset' ? firstByNumber(sized, actor.models) : sized;
      if (create && (style !== 'field' || linksPages(list))) await fillCollection(item, actor, plain);
      for (let walks = 0; walks < MOST_WALKS; walks++) {
        const whole = await actor.accepted(withPageSize(plain, actor.models, 'largest'));
        const seen = await walk(actor, small, style);
        if (seen.length === 1) throw new NotApplicable('the first page names no next one');
        const same = await actor.accepted(whole.case);
        // What others make and delete meanwhile moves from page to page: that says nothing.
        if (idsOn(whole).join() !== idsOn(same).join()) continue;
        for (const [i, page] of seen.entries()) if (i > 0) actor.judge(page, 'next-page', seen.slice(0, i));
        const last = seen.at(-1);
        const complete =
          last?.response.status === 200 && !nextPage(last.case, last, style) && !nextPage(same.case, same, 'any');
        if (complete && (style !== 'offset' || idsOn(same).length < pageSizeOf(same)))
          actor.judge(same, 'all-pages', seen);
        return;
      }
      throw new NotApplicable('the collection changes between one page and the next');
    },
  };
}

async function walk(actor: Actor, first: Case, style: PagingStyle): Promise<readonly AnsweredExchange[]> {
  const seen: AnsweredExchange[] = [await actor.accepted(first)];
  for (let last = seen[0]; last && seen.length < MOST_PAGES && last.response.status === 200; last = seen.at(-1)) {
    const next = nextPage(last.case, last, style);
    if (!next) break;
    seen.push(await actor.step(next));
  }
  return seen;
}

function linksPages(list: Operation): boolean {
  return [...list.responses.values()].some(({ headers }) => headers.some(({ name }) => /^link$/i.test(name)));
}

/** Makes resources until a collection has several small pages. `list` is the plain request for the collection. */
export async function fillCollection(item: string, actor: Actor, list: Case): Promise<void> {
  const shown = await actor.accepted(withPageSize(list, actor.models, 'largest'));
  const have = representations(jsonBody(shown.response)).length;
  for (let count = have; count < WANTED; count++) await actor.fresh(item);
}
