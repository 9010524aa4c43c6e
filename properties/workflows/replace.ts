import { gotObject, sentObject } from '../checks/relation.ts';
import { differing, firstAccepted } from './differing.ts';
import type { Family } from './family.ts';
import { withOwnResource } from './own-resource.ts';
import type { Scenario } from './scenario.ts';

/** What was put is what is read, and putting it again changes nothing. */
export function replaceAndRead(family: Family): Scenario | undefined {
  const { create, replace, read, single } = family;
  if (!(create || single) || !replace || !read) return undefined;
  return {
    id: 'replace-and-read',
    summary: `${(create ?? read).label}, ${replace.label}, then ${read.label}`,
    play: (actor) =>
      withOwnResource(actor, family, async ({ binding, made }) => {
        const puts = differing(actor, replace, binding, gotObject(made) ?? sentObject(made));
        const replaced = await firstAccepted(actor, puts);
        const after = await actor.step(actor.request(read, binding), 'read-after-replace', [replaced]);
        // As it was sent in the end: values that were taken have been exchanged.
        const again = await actor.step(replaced.case, 'replace-again', [replaced, after]);
        await actor.step(actor.request(read, binding), 'read-after-replace-again', [replaced, after, again]);
      }),
  };
}
