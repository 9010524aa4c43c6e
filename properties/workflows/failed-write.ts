import type { Operation } from '../../openapi/operation.ts';
import type { Family } from './family.ts';
import { type Actor, NotApplicable, type Scenario, withBody } from './scenario.ts';

/** A write that is refused leaves the resource as it was. */
export function failedWrite({ create, read, item }: Family, write: Operation | undefined): Scenario | undefined {
  if (!create || !read || !write?.requestBody) return undefined;
  return {
    id: `failed-${write.method.toLowerCase()}`,
    summary: `${create.label}, a ${write.method} that must be refused, then ${read.label}`,
    async play(actor) {
      const { binding } = await actor.fresh(item);
      const before = await actor.accepted(actor.request(read, binding));
      const refused = await actor.step(invalidWrite(actor, actor.request(write, binding, 1)));
      if (refused.response.status < 400) throw new NotApplicable('the invalid write was not refused');
      await actor.step(actor.request(read, binding), 'read-after-failed-write', [before, refused]);
    },
  };
}

/** A write of several new values of which one is invalid: what is applied before the fault is found would show. */
function invalidWrite(actor: Actor, base: Parameters<Actor['step']>[0]): typeof base {
  const media = base.operation.requestBody?.content.find(({ range }) => range === base.body?.mediaType);
  const mutants =
    media?.schema === undefined
      ? []
      : actor.models
          .model(media.schema)
          .mutants()
          .filter(({ proof }) => proof === 'strict');
  const richest = [...mutants].sort((a, b) => JSON.stringify(b.value).length - JSON.stringify(a.value).length)[0];
  if (!richest) throw new NotApplicable('no invalid body can be made');
  const violation = {
    part: 'body',
    at: richest.at,
    keyword: richest.keyword,
    proof: richest.proof,
    schema: richest.schema,
    summary: richest.summary,
  } as const;
  return { ...withBody(base, richest.value), intent: { kind: 'invalid', violation } };
}
