import type { AnsweredExchange } from '../../http/exchange.ts';
import type { Operation } from '../../openapi/operation.ts';
import { gotObject } from '../checks/relation.ts';
import { accepted } from '../engine/observe.ts';
import type { Binding } from '../engine/resource-pool.ts';
import { differing, firstAccepted } from './differing.ts';
import type { Family } from './family.ts';
import { type Actor, NotApplicable, type Scenario } from './scenario.ts';
import { siblingOf } from './siblings.ts';

/**
 * Three resources of one kind, of which the one in the middle is patched, replaced and deleted: the others stay what they
 * are, and so does what tells it from them. One more is made in the end, in the place that is free.
 */
export function neighbours(family: Family): Scenario | undefined {
  const { create, read, replace, patch, delete: remove, item } = family;
  if (!create || !read || (!replace && !patch && !remove)) return undefined;
  return {
    id: 'neighbours',
    summary: `${create.label} three times, ${[patch, replace, remove].flatMap((one) => one?.label ?? []).join(', ')} of the second, and ${read.label} of all`,
    async play(actor) {
      const first = await actor.fresh(item);
      const own = await siblingOf([first], actor, family);
      const last = await siblingOf([first, own], actor, family);
      const others = [first, last];
      const look = (binding: Binding): Promise<AnsweredExchange> => actor.step(actor.request(read, binding));
      const seen = [await look(first.binding), await look(last.binding)];
      let before = await actor.accepted(actor.request(read, own.binding));
      let played = 0;
      for (const write of [patch, replace, remove]) {
        const written = write && (await carriedOut(actor, write, own.binding, before));
        if (!write || !written) continue;
        played++;
        if (write !== remove) {
          const after = await actor.step(actor.request(read, own.binding), 'read-after-change', [before, written]);
          actor.judge(after, 'other-version', [before, written]);
          if (accepted(after.response)) before = after;
        }
        for (const [i, other] of others.entries()) {
          const then = seen[i];
          if (!then || !accepted(then.response)) continue;
          await actor.step(actor.request(read, other.binding), 'read-after-other-write', [then, written]);
        }
      }
      if (played === 0) throw new NotApplicable('no write was accepted');
      if (remove) await siblingOf([first, last], actor, family);
    },
  };
}

/** The write, where it is accepted and says something new. */
async function carriedOut(
  actor: Actor,
  write: Operation,
  binding: Binding,
  before: AnsweredExchange,
): Promise<AnsweredExchange | undefined> {
  try {
    if (write.method === 'DELETE') return await actor.accepted(actor.request(write, binding));
    return await firstAccepted(actor, differing(actor, write, binding, gotObject(before)));
  } catch (error) {
    if (error instanceof NotApplicable) return undefined;
    throw error;
  }
}
