import { accepted } from '../engine/observe.ts';
import { absentBinding } from './absent-binding.ts';
import type { Family } from './family.ts';
import { NotApplicable, type Scenario } from './scenario.ts';

/** A PUT of what is not there, and whether it is there then; what it made is deleted again. */
export function putCreates({ create, read, replace, delete: remove, item }: Family): Scenario | undefined {
  if (!create || !read || !replace) return undefined;
  return {
    id: 'put-creates',
    summary: `${read.label} of nothing, ${replace.label} there, then ${read.label}`,
    async play(actor) {
      const { binding } = await actor.fresh(item);
      const other = absentBinding(binding, item, actor, read, 1);
      if (!other) throw new NotApplicable('no name of a resource that is not there could be made');
      const before = await actor.step(actor.request(read, other));
      if (before.response.status !== 404) throw new NotApplicable('what is not there is not answered 404');
      const put = await actor.step(actor.request(replace, other));
      if (!accepted(put.response)) throw new NotApplicable('a PUT of what is not there is refused');
      await actor.step(actor.request(read, other), 'read-after-first-put', [before, put]);
      if (remove) await actor.step(actor.request(remove, other));
    },
  };
}
