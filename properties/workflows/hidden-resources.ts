import type { Case } from '../../http/case.ts';
import { absentBinding } from './absent-binding.ts';
import type { Family } from './family.ts';
import { NotApplicable, type Scenario } from './scenario.ts';

/** What another identity learns of a resource that it may not see: no more than of one that is not there. */
export function hiddenResource({ create, read, item }: Family, second: boolean): Scenario | undefined {
  if (!second || !create || !read || read.security.length === 0) return undefined;
  if (read.security.some((alternative) => alternative.length === 0)) return undefined;
  return {
    id: 'hidden-resource',
    summary: `${create.label}, then ${read.label} by somebody else, and of two that do not exist`,
    async play(actor) {
      const { binding, create: created } = await actor.fresh(item);
      await actor.accepted(actor.request(read, binding));
      const foreign = await actor.step(bySecond(actor.request(read, binding)));
      // Whoever says 403, or shows it, hides nothing.
      if (foreign.response.status !== 404) throw new NotApplicable('what belongs to another is not hidden');
      const nobody: Case[] = [1, 2].flatMap((which) => {
        const other = absentBinding(binding, item, actor, read, which);
        return other ? [bySecond(actor.request(read, other))] : [];
      });
      const missing = [];
      for (const testCase of nobody) missing.push(await actor.step(testCase));
      if (missing.length < 2) throw new NotApplicable('no name of a resource that is not there could be made');
      actor.judge(foreign, 'hidden-resource', [created, ...missing]);
    },
  };
}

function bySecond(testCase: Case): Case {
  return { ...testCase, credentials: { kind: 'supplied', identity: 'second' } };
}
