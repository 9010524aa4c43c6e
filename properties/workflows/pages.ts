import type { Case } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import { jsonBody } from '../engine/observe.ts';
import { representations } from '../engine/resource-pool.ts';
import type { Family } from './family.ts';
import { nextPage, type PagingStyle, sizeParameter, withPageSize } from './paging.ts';
import { type Actor, NotApplicable, type Scenario } from './scenario.ts';

const WANTED = 5;
const MOST_PAGES = 30;

/** The pages of an unchanged collection are disjoint, each next one is another, and the last has none. */
export function pages({ create, list, item }: Family, style: Exclude<PagingStyle, 'any'>): Scenario | undefined {
  if (!list) return undefined;
  return {
    id: style === 'field' ? 'pages-by-link-field' : 'pages-by-cursor',
    summary: `${list.label}, page by page`,
    async play(actor) {
      const binding = actor.known(list.path)[0];
      const plain = actor.request(list, binding);
      if (!sizeParameter(plain)) throw new NotApplicable('no parameter sets the size of a page');
      let request = withPageSize(plain, actor.models, 'two');
      if (create && style === 'body') await fillCollection(item, actor, plain);
      const seen: AnsweredExchange[] = [await actor.accepted(request)];
      for (let count = 1; count < MOST_PAGES; count++) {
        const last = seen.at(-1);
        const next = last && nextPage(request, last, style);
        if (!next) break;
        request = next;
        seen.push(await actor.step(request, 'next-page', [...seen]));
        if (seen.at(-1)?.response.status !== 200) break;
      }
      const last = seen.at(-1);
      if (style === 'body' && last?.response.status === 200 && seen.length > 1 && !nextPage(request, last, style)) {
        const whole = await actor.accepted(withPageSize(plain, actor.models, 'largest'));
        if (!nextPage(whole.case, whole, 'any')) actor.judge(whole, 'all-pages', [...seen]);
      }
      if (seen.length === 1) throw new NotApplicable('the first page names no next one');
    },
  };
}

/** Makes resources until a collection has several small pages. `list` is the plain request for the collection. */
export async function fillCollection(item: string, actor: Actor, list: Case): Promise<void> {
  const shown = await actor.accepted(withPageSize(list, actor.models, 'largest'));
  const have = representations(jsonBody(shown.response)).length;
  for (let count = have; count < WANTED; count++) await actor.fresh(item);
}
