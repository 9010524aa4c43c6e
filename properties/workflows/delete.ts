import type { Family } from './family.ts';
import type { Scenario } from './scenario.ts';

/** What was deleted is gone, and deleting it again leaves it so. */
export function deleteAndRead({ create, read, patch, replace, delete: remove, item }: Family): Scenario | undefined {
  if (!create || !remove) return undefined;
  return {
    id: 'delete-and-read',
    summary: `${create.label}, ${remove.label}${read ? `, ${read.label}` : ''}, and again ${remove.label}`,
    async play(actor) {
      const { binding, create: created } = await actor.fresh(item);
      const deletion = actor.request(remove, binding);
      const deleted = await actor.accepted(deletion);
      const gone = read && (await actor.step(actor.request(read, binding), 'read-after-delete', [created, deleted]));
      await actor.step(deletion, 'delete-again', [created, deleted]);
      for (const write of [patch, replace?.responses.has('201') ? undefined : replace]) {
        if (!read || !write || (gone?.response.status !== 404 && gone?.response.status !== 410)) continue;
        const late = await actor.step(actor.request(write, binding), 'write-after-delete', [gone]);
        if (late.response.status > 299) continue;
        await actor.step(actor.request(read, binding), 'read-after-late-write', [gone, late]);
      }
    },
  };
}
