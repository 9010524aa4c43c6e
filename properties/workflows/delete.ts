import type { Family } from './family.ts';
import type { Scenario } from './scenario.ts';

/** What was deleted is gone, and deleting it again leaves it so. */
export function deleteAndRead({ create, read, delete: remove, item }: Family): Scenario | undefined {
  if (!create || !remove) return undefined;
  return {
    id: 'delete-and-read',
    summary: `${create.label}, ${remove.label}${read ? `, ${read.label}` : ''}, and again ${remove.label}`,
    async play(actor) {
      const { binding, create: created } = await actor.fresh(item);
      const deletion = actor.request(remove, binding);
      const deleted = await actor.accepted(deletion);
      if (read) await actor.step(actor.request(read, binding), 'read-after-delete', [created, deleted]);
      await actor.step(deletion, 'delete-again', [created, deleted]);
    },
  };
}
