import { accepted } from '../engine/observe.ts';
import type { Family } from './family.ts';
import { NotApplicable, type Scenario } from './scenario.ts';
import { areDistinct, parentOf } from './siblings.ts';

const AT_ONCE = 4;

/** Several resources made at the same time: each is one of its own, and is read as it was sent. */
export function createAtOnce({ create, read, item }: Family): Scenario | undefined {
  if (!create || !read) return undefined;
  return {
    id: 'create-at-once',
    summary: `${create.label} ${AT_ONCE} times at once, then ${read.label} of each`,
    async play(actor) {
      // What was made before says what to vary: names may be taken.
      const { binding, create: usual } = await actor.fresh(item);
      const requests = Array.from({ length: AT_ONCE }, (_, i) => actor.request(create, parentOf(binding, item), i + 2));
      const answers = await Promise.all(requests.map((request) => actor.step(request)));
      const made = answers.filter(({ response }) => accepted(response));
      if (made.length < 2) throw new NotApplicable(`${create.label} accepts one request at a time`);
      for (const [i, one] of made.entries()) actor.judge(one, 'made-beside', [usual, ...made.slice(0, i)]);
      const names = await Promise.all(made.map((one) => actor.named(one, item)));
      for (const [i, one] of made.entries()) {
        const own = names[i];
        const isShared = names.some((name, other) => own && name && other !== i && !areDistinct([own, name]));
        if (own && !isShared) await actor.step(actor.request(read, own), 'read-after-create', [one]);
      }
    },
  };
}
