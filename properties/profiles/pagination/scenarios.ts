import type { AnsweredExchange } from '../../../http/exchange.ts';
import type { Operation } from '../../../openapi/operation.ts';
import { familiesAt } from '../../workflows/family.ts';
import { fillCollection } from '../../workflows/pages.ts';
import { linkedPage, nextPage, sizeParameter, withPageSize } from '../../workflows/paging.ts';
import { NotApplicable, type Scenario } from '../../workflows/scenario.ts';
import type { ProfilePlan } from '../plan.ts';

const MOST_PAGES = 30;
const MOST_BACK = 3;

/** The sequences of the profile `pagination` that begin at a list: pages forwards, backwards, from the first to the last. */
export function paginationScenarios(operation: Operation, { operations, readOnly }: ProfilePlan): readonly Scenario[] {
  if (operation.method !== 'GET') return [];
  return familiesAt(operation, operations)
    .filter(({ list }) => list === operation)
    .slice(0, 1)
    .map(({ create, item }) => ({
      id: 'page-links',
      summary: `${operation.label}, page by page, and back`,
      async play(actor) {
        const plain = actor.request(operation, actor.known(operation.path)[0]);
        if (!sizeParameter(plain)) throw new NotApplicable('no parameter sets the size of a page');
        if (create && !readOnly) await fillCollection(item, actor, plain);
        let request = withPageSize(plain, actor.models, 'two');
        const pages: AnsweredExchange[] = [await actor.accepted(request, 'first-page')];
        for (let page = pages.at(-1); page && pages.length < MOST_PAGES; page = pages.at(-1)) {
          const next = nextPage(request, page, 'any');
          if (!next) break;
          request = next;
          pages.push(await actor.accepted(request, 'further-page', [...pages]));
        }
        const [first] = pages;
        const last = pages.at(-1);
        if (!first || !last) return;
        if (!nextPage(request, last, 'any')) actor.judge(last, 'last-page', pages.slice(0, -1));
        for (const page of pages.slice(1, 1 + MOST_BACK)) {
          const earlier = pages[pages.indexOf(page) - 1];
          const back = linkedPage(page.case, page, 'prev');
          if (back && earlier) await actor.step(back, 'page-back', [page, earlier]);
        }
        const toFirst = linkedPage(last.case, last, 'first');
        if (toFirst) await actor.step(toFirst, 'page-first', [last, first]);
        const toLast = linkedPage(first.case, first, 'last');
        if (toLast && pages.length < MOST_PAGES) await actor.step(toLast, 'page-last', [first, last]);
      },
    }));
}
