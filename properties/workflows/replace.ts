import { gotObject, sentObject } from '../checks/relation.ts';
import { differing, firstAccepted } from './differing.ts';
import type { Family } from './family.ts';
import type { Scenario } from './scenario.ts';

/** What was put is what is read, and putting it again changes nothing. */
export function replaceAndRead({ create, replace, read, item }: Family): Scenario | undefined {
  if (!create || !replace || !read) return undefined;
  return {
    id: 'replace-and-read',
    summary: `${create.label}, ${replace.label}, then ${read.label}`,
    async play(actor) {
      const { binding, create: created } = await actor.fresh(item);
      const puts = differing(actor, replace, binding, gotObject(created) ?? sentObject(created));
      const replaced = await firstAccepted(actor, puts);
      const after = await actor.step(actor.request(read, binding), 'read-after-replace', [replaced]);
      // As it was sent in the end: values that were taken have been exchanged.
      const again = await actor.step(replaced.case, 'replace-again', [replaced, after]);
      await actor.step(actor.request(read, binding), 'read-after-replace-again', [replaced, after, again]);
    },
  };
}
