import { isJson } from '../../http/media-type.ts';
import type { JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { createShapes, members } from '../../openapi/schema/shape.ts';
import { gotObject } from '../checks/relation.ts';
import { accepted } from '../engine/observe.ts';
import { type Binding, collectionOf, prefixes, resourcePrefix, templateParameters } from '../engine/resource-pool.ts';
import { differing } from './differing.ts';
import type { Family } from './family.ts';
import { unfiltered, withPageSize } from './paging.ts';
import type { Actor, Scenario } from './scenario.ts';
import { areDistinct, parentOf } from './siblings.ts';

/** What stands in one resource is not found, listed, changed or deleted by way of another. */
export function underOtherParent(family: Family): Scenario | undefined {
  const { create, read, list, patch, delete: remove, item } = family;
  const above = prefixes(item).at(-2);
  if (!create || !read || above === undefined) return undefined;
  return {
    id: 'under-other-parent',
    summary: `${create.label}, and ${read.label} by way of another ${above}`,
    async play(actor) {
      const { binding: other } = await actor.fresh(above);
      const { binding } = await actor.fresh(item);
      const astray: Binding = { ...binding, ...other };
      if (!areDistinct([astray, binding])) return;
      const own = await actor.accepted(actor.request(read, binding));
      await actor.step(actor.request(read, astray), 'read-under-other-parent', [own]);
      const elsewhere = parentOf(astray, item);
      if (list) {
        const request = withPageSize(unfiltered(actor.request(list, elsewhere)), actor.models, 'largest');
        await actor.step(request, 'list-under-other-parent', [own]);
      }
      for (const write of [patch, remove]) {
        if (!write) continue;
        const before = await actor.accepted(actor.request(read, binding));
        const [request] = write === remove ? [actor.request(write, astray)] : changes(actor, write, astray, before);
        const written = await actor.step(request, 'write-under-other-parent', [before]);
        if (!accepted(written.response)) continue;
        await actor.step(actor.request(read, binding), 'read-after-astray-write', [before, written]);
      }
    },
  };
}

function changes(
  actor: Actor,
  write: Operation,
  binding: Binding,
  before: Parameters<typeof gotObject>[0],
): ReturnType<typeof differing> {
  return differing(actor, write, binding, gotObject(before));
}

/** A part of a resource (`/accounts/{accountId}/balance`) that names its resource names the one that was asked for. */
export function partOfResource(
  read: Operation,
  operations: readonly Operation[],
  root: JsonObject,
): Scenario | undefined {
  const item = resourcePrefix(read.path);
  if (read.method !== 'GET' || item === undefined || collectionOf(read.path) !== item) return undefined;
  if (!operations.some(({ method, path }) => method === 'POST' && path === collectionOf(item))) return undefined;
  if (!namesItsParent(read, root)) return undefined;
  return {
    id: 'part-of-resource',
    summary: `${read.label} of two resources`,
    async play(actor) {
      for (let count = 0; count < 2; count++) {
        const { binding, create } = await actor.fresh(item);
        await actor.step(actor.request(read, binding), 'read-part', [create]);
      }
    },
  };
}

/** Whether answers have a member that is called as a parameter of the path. */
function namesItsParent({ path, responses }: Operation, root: JsonObject): boolean {
  const schema = responses.get('200')?.content?.find(({ range }) => isJson(range))?.schema;
  const names = templateParameters(path);
  return (
    schema !== undefined &&
    createShapes(root)
      .of([schema])
      .some((shape) => names.some((name) => members(shape).has(name)))
  );
}
