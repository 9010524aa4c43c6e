import type { AnsweredExchange } from '../../http/exchange.ts';
import { jsonBody } from '../engine/observe.ts';
import { identifierIn, representations, templateParameters } from '../engine/resource-pool.ts';
import type { Family } from './family.ts';
import { nextPage, unfiltered, withPageSize } from './paging.ts';
import type { Scenario } from './scenario.ts';

const MOST_PAGES = 40;

/** What was created is found in the collection that lists its kind, pages followed to the end. */
export function createAndList({ create, list, item, collection }: Family): Scenario | undefined {
  if (!create || !list) return undefined;
  return {
    id: 'create-and-list',
    summary: `${create.label}, then ${list.label}`,
    async play(actor) {
      const { binding, create: created } = await actor.fresh(item);
      const parameter = templateParameters(item).at(-1) ?? '';
      const wanted = String(binding[parameter]);
      const found = (page: AnsweredExchange): boolean =>
        representations(jsonBody(page.response)).some(
          (shown) => String(identifierIn(shown, parameter, collection)) === wanted,
        );

      let request = withPageSize(unfiltered(actor.request(list, binding)), actor.models, 'largest');
      const pages: AnsweredExchange[] = [];
      for (let count = 1; ; count++) {
        const page = await actor.accepted(request);
        const next = found(page) || count >= MOST_PAGES ? undefined : nextPage(request, page, 'any');
        if (!next) {
          actor.judge(page, 'list-after-create', [created, ...pages]);
          return;
        }
        pages.push(page);
        request = next;
      }
    },
  };
}
