import { type Binding, templateParameters } from '../engine/resource-pool.ts';
import type { FreshResource } from '../engine/resources.ts';
import type { Family } from './family.ts';
import { type Actor, NotApplicable } from './scenario.ts';

/** The part of a resource's binding that names what it stands in; `undefined` where it stands in nothing. */
export function parentOf(binding: Binding, item: string): Binding | undefined {
  const names = templateParameters(item);
  const own = names.at(-1);
  const outer = Object.entries(binding).filter(([name]) => name !== own);
  return names.length < 2 || outer.length === 0 ? undefined : Object.fromEntries(outer);
}

/** Whether each names another resource: what a request names itself (`file_id`) may be made twice, and is one. */
export function areDistinct(bindings: readonly Binding[]): boolean {
  return new Set(bindings.map((binding) => JSON.stringify(Object.entries(binding).sort()))).size === bindings.length;
}

/**
 * A new resource in the collection that these stand in, and none of them. Throws {@link NotApplicable} when none can be made,
 * or when what was made is one of these.
 */
export async function siblingOf(
  others: readonly [FreshResource, ...FreshResource[]],
  actor: Actor,
  { create, item }: Pick<Family, 'create' | 'item'>,
): Promise<FreshResource> {
  const made = await madeIn(parentOf(others[0].binding, item), actor, { create, item });
  actor.judge(
    made.create,
    'made-beside',
    others.map((other) => other.create),
  );
  if (!areDistinct([made, ...others].map(({ binding }) => binding)))
    throw new NotApplicable('what is made is what is there already');
  return made;
}

async function madeIn(
  parent: Binding | undefined,
  actor: Actor,
  { create, item }: Pick<Family, 'create' | 'item'>,
): Promise<FreshResource> {
  if (!create || !parent) return actor.fresh(item);
  let refusal: unknown;
  for (const variety of [0, 2, 3]) {
    try {
      return await actor.make(actor.request(create, parent, variety), item);
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error;
      refusal = error;
    }
  }
  throw refusal;
}
