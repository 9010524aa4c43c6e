import type { AnsweredExchange } from '../../http/exchange.ts';
import type { Operation } from '../../openapi/operation.ts';
import { gotObject } from '../checks/relation.ts';
import { jsonBody } from '../engine/observe.ts';
import { type Binding, templateParameters } from '../engine/resource-pool.ts';
import { identifierIn, representations } from '../engine/shown-resources.ts';
import { differing, firstAccepted } from './differing.ts';
import type { Family } from './family.ts';
import { nextPage, unfiltered, withPageSize } from './paging.ts';
import type { Actor, Scenario } from './scenario.ts';

const MOST_PAGES = 40;

/** What was created is found in the collection that lists its kind, pages followed to the end. */
export function createAndList({ create, list, item }: Family): Scenario | undefined {
  if (!create || !list) return undefined;
  return {
    id: 'create-and-list',
    summary: `${create.label}, then ${list.label}`,
    async play(actor) {
      const { binding, create: created } = await actor.fresh(item);
      const { page, earlier } = await searched(actor, list, item, binding);
      actor.judge(page, 'list-after-create', [created, ...earlier]);
    },
  };
}

/** What was deleted is found no more in the collection that lists its kind. */
export function deleteAndList({ create, delete: remove, list, item }: Family): Scenario | undefined {
  if (!create || !remove || !list) return undefined;
  return {
    id: 'delete-and-list',
    summary: `${create.label}, ${remove.label}, then ${list.label}`,
    async play(actor) {
      const { binding, create: created } = await actor.fresh(item);
      const deleted = await actor.accepted(actor.request(remove, binding));
      const { page } = await searched(actor, list, item, binding);
      actor.judge(page, 'list-after-delete', [created, deleted]);
    },
  };
}

/** What was changed is listed as it is now. */
export function updateAndList({ create, patch, replace, read, list, item }: Family): Scenario | undefined {
  const write = patch ?? replace;
  if (!create || !write || !read || !list) return undefined;
  return {
    id: 'update-and-list',
    summary: `${create.label}, ${write.label}, then ${list.label}`,
    async play(actor) {
      const { binding } = await actor.fresh(item);
      const before = await actor.accepted(actor.request(read, binding));
      const { page: first } = await searched(actor, list, item, binding);
      const written = await firstAccepted(actor, differing(actor, write, binding, gotObject(before)));
      const after = await actor.accepted(actor.request(read, binding));
      const { page } = await searched(actor, list, item, binding);
      actor.judge(page, 'list-after-update', [before, first, written, after]);
    },
  };
}

/** The page of a collection that shows this resource, else the last one; and those before it. */
async function searched(
  actor: Actor,
  list: Operation,
  item: string,
  binding: Binding,
): Promise<{ readonly page: AnsweredExchange; readonly earlier: readonly AnsweredExchange[] }> {
  const parameter = templateParameters(item).at(-1) ?? '';
  const wanted = String(binding[parameter]);
  const found = (page: AnsweredExchange): boolean =>
    representations(jsonBody(page.response), parameter, list).some(
      (shown) => String(identifierIn(shown, parameter, list)) === wanted,
    );
  let request = withPageSize(unfiltered(actor.request(list, binding)), actor.models, 'largest');
  const earlier: AnsweredExchange[] = [];
  for (let count = 1; ; count++) {
    const page = await actor.accepted(request);
    const next = found(page) || count >= MOST_PAGES ? undefined : nextPage(request, page, 'any');
    if (!next) return { page, earlier };
    earlier.push(page);
    request = next;
  }
}
