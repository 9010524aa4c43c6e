import type { Operation } from '../../openapi/operation.ts';
import { sameTemplate } from '../engine/resource-pool.ts';
import { templatesOf } from '../engine/templates.ts';
import { type Family, familyOf } from './family.ts';
import { unfiltered, withPageSize } from './paging.ts';
import { NotApplicable, type Scenario } from './scenario.ts';

/** Kinds of resources that are tried below one parent. */
const MOST_KINDS = 3;

/** What stands in a resource (`/orders/{orderId}/items/{itemId}`) is found no more when that was deleted. */
export function withoutParent(parent: Family, operations: readonly Operation[]): readonly Scenario[] {
  return templatesOf(operations)
    .itemsIn(parent.item)
    .map((item) => orphan(parent, familyOf(item, operations)))
    .filter((scenario) => scenario !== undefined)
    .slice(0, MOST_KINDS);
}

function orphan(
  { create: begin, delete: remove, read: look, item: above }: Family,
  { create, read, list, item, collection }: Family,
): Scenario | undefined {
  if (!begin || !remove || !look || !create || !read || !sameTemplate(create.path, collection)) return undefined;
  return {
    id: 'without-parent',
    summary: `${create.label}, ${remove.label} of what it stands in, then ${read.label}`,
    async play(actor) {
      const { binding: parent } = await actor.fresh(above);
      const { binding, create: created } = await actor.make(actor.request(create, parent), item);
      await actor.accepted(actor.request(read, binding));
      const deleted = await actor.accepted(actor.request(remove, parent));
      const gone = await actor.step(actor.request(look, parent));
      if (gone.response.status !== 404 && gone.response.status !== 410)
        throw new NotApplicable(`what was deleted is answered ${gone.response.status}`);
      await actor.step(actor.request(read, binding), 'read-after-parent-delete', [created, deleted]);
      if (!list) return;
      const request = withPageSize(unfiltered(actor.request(list, parent)), actor.models, 'largest');
      await actor.step(request, 'list-after-parent-delete', [created, deleted]);
    },
  };
}
