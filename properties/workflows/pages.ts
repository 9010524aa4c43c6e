import type { Case } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import type { Operation } from '../../openapi/operation.ts';
import { idsOn } from '../checks/relation.ts';
import { jsonBody } from '../engine/observe.ts';
import { representations } from '../engine/shown-resources.ts';
import type { Family } from './family.ts';
import {
  firstByNumber,
  linkedPage,
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
const MOST_EMPTY = 4;

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
        for (const [i, page] of seen.entries()) {
          if (i > 0) actor.judge(page, 'next-page', seen.slice(0, i));
          actor.judge(page, 'sized-page', [whole]);
        }
        const [begun, second] = seen;
        if (style === 'offset' && begun && second) actor.judge(begun, 'counted-page', [second]);
        const last = seen.at(-1);
        if (last?.response.status !== 200) return;
        const ended = !nextPage(last.case, last, style);
        if (!ended) actor.judge(last, 'page-without-end', seen.slice(0, -1));
        if (ended && !nextPage(same.case, same, 'any') && (style !== 'offset' || idsOn(same).length < pageSizeOf(same)))
          actor.judge(same, 'all-pages', seen);
        // What a page leaves out is missing in every count.
        const found = new Set(seen.flatMap(idsOn));
        if (ended && idsOn(same).every((id) => found.has(id))) actor.judge(last, 'last-page', seen.slice(0, -1));
        if (style === 'field') await followBack(actor, seen, ended);
        return;
      }
      throw new NotApplicable('the collection changes between one page and the next');
    },
  };
}

/** The pages from this one on: until none is next, or until those that come are the same again or hold nothing. */
async function walk(actor: Actor, first: Case, style: PagingStyle): Promise<readonly AnsweredExchange[]> {
  const seen: AnsweredExchange[] = [await actor.accepted(first)];
  const asked = new Set<string>();
  for (let last = seen[0]; last && seen.length < MOST_PAGES && last.response.status === 200; last = seen.at(-1)) {
    const next = nextPage(last.case, last, style);
    const query = JSON.stringify(next?.parameters);
    if (!next || asked.has(query) || isIdle(seen)) break;
    asked.add(query);
    seen.push(await actor.step(next));
  }
  return seen;
}

/** Whether the last pages hold nothing: one or two may, where what is left out is left out after it was counted. */
function isIdle(pages: readonly AnsweredExchange[]): boolean {
  const tail = pages.slice(-MOST_EMPTY);
  return tail.length === MOST_EMPTY && tail.every((page) => representations(jsonBody(page.response)).length === 0);
}

/** Follows what the pages say is before them, first and last. */
async function followBack(actor: Actor, pages: readonly AnsweredExchange[], ended: boolean): Promise<void> {
  const [first, second] = pages;
  const last = pages.at(-1);
  if (!first || !second || !last) return;
  for (const [relation, led, from, to] of [
    ['page-back', 'prev', second, first],
    ['page-back', 'prev', last, ended ? pages.at(-2) : undefined],
    ['page-first', 'first', last, ended ? first : undefined],
    ['page-last', 'last', first, ended ? last : undefined],
  ] as const) {
    const request = to && linkedPage(from.case, from, led);
    if (request) await actor.step(request, relation, [from, to]);
  }
}

function linksPages(list: Operation): boolean {
  return [...list.responses.values()].some(({ headers }) => headers.some(({ name }) => /^link$/i.test(name)));
}

/** Makes resources until a collection has so many, by default several small pages. `list` is the plain request for the collection. */
export async function fillCollection(item: string, actor: Actor, list: Case, wanted = WANTED): Promise<void> {
  const shown = await actor.accepted(withPageSize(list, actor.models, 'largest'));
  const have = representations(jsonBody(shown.response)).length;
  for (let count = have; count < wanted; count++) await actor.fresh(item);
}
