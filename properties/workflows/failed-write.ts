import type { Case } from '../../http/case.ts';
import type { Operation } from '../../openapi/operation.ts';
import { gotObject } from '../checks/relation.ts';
import { dangling } from '../generators/references.ts';
import { sentMembers } from '../profiles/members.ts';
import { differing, firstAccepted } from './differing.ts';
import type { Family } from './family.ts';
import { withOwnResource } from './own-resource.ts';
import { type Actor, NotApplicable, type Scenario, withBody } from './scenario.ts';

/** A write that is refused leaves the resource as it was. */
export function failedWrite(family: Family, write: Operation | undefined): Scenario | undefined {
  const { create, read, single } = family;
  if (!(create || single) || !read || !write?.requestBody) return undefined;
  return {
    id: `failed-${write.method.toLowerCase()}`,
    summary: `${(create ?? read).label}, a ${write.method} that must be refused, then ${read.label}`,
    play: (actor) =>
      withOwnResource(actor, family, async ({ binding }) => {
        const invalid = invalidWrite(actor, actor.request(write, binding, 1));
        // It may be what an earlier one of these has left.
        if (single) await firstAccepted(actor, differing(actor, write, binding, sentMembers(invalid)));
        const before = await actor.accepted(actor.request(read, binding));
        const refused = await actor.step(invalid);
        if (refused.response.status < 400) throw new NotApplicable('the invalid write was not refused');
        await actor.step(actor.request(read, binding), 'read-after-failed-write', [before, refused]);
      }),
  };
}

/** A write that names something that is not there leaves the resource as it was, where it is refused for that. */
export function failedReference(family: Family, write: Operation | undefined): Scenario | undefined {
  const { create, read, single } = family;
  if (!(create || single) || !read || !write?.requestBody) return undefined;
  return {
    id: `dangling-${write.method.toLowerCase()}`,
    summary: `${(create ?? read).label}, a ${write.method} that refers to nothing, then ${read.label}`,
    play: (actor) =>
      withOwnResource(actor, family, async ({ binding }) => {
        const before = await actor.accepted(actor.request(read, binding));
        const [base] = differing(actor, write, binding, gotObject(before));
        const media = write.requestBody?.content.find(({ range }) => range === base.body?.mediaType);
        const requests = media ? [...dangling(base, media, actor)] : [];
        for (const request of requests.slice(0, MOST_DANGLING)) {
          const refused = await actor.step(request);
          if (refused.response.status < 400) continue;
          await actor.step(actor.request(read, binding), 'read-after-failed-write', [before, refused]);
          return;
        }
        throw new NotApplicable('no write that refers to nothing was refused');
      }),
  };
}

const MOST_DANGLING = 3;

/** A write of several new values of which one is invalid: what is applied before the fault is found would show. */
function invalidWrite(actor: Actor, base: Case): Case {
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
