import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { jsonBody } from '../engine/observe.ts';
import type { Family } from './family.ts';
import { type Actor, NotApplicable, type Scenario, withBody } from './scenario.ts';

const VARIETIES = 12;

/** A patch changes what it names and nothing else. */
export function patchAndRead({ create, patch, read, item }: Family): Scenario | undefined {
  if (!create || !patch || !read) return undefined;
  return {
    id: 'patch-and-read',
    summary: `${create.label}, ${patch.label}, then ${read.label}`,
    async play(actor) {
      const { binding } = await actor.fresh(item);
      const before = await actor.accepted(actor.request(read, binding));
      const request = singleMember(
        actor,
        actor.request(patch, binding),
        (variety) => actor.request(patch, binding, variety),
        jsonBody(before.response),
      );
      const patched = await actor.accepted(request);
      await actor.step(actor.request(read, binding), 'read-after-patch', [before, patched]);
    },
  };
}

/** A patch of one member whose value is new, so that everything else must stay. */
function singleMember(
  actor: Actor,
  base: Parameters<Actor['step']>[0],
  request: (variety: number) => typeof base,
  current: Json | undefined,
): typeof base {
  const schema = base.operation.requestBody?.content.find(({ range }) => range === base.body?.mediaType)?.schema;
  for (let variety = 1; schema !== undefined && variety <= VARIETIES; variety++) {
    const body = request(variety).body;
    if (!body || !('value' in body) || !isObject(body.value)) continue;
    for (const [name, value] of Object.entries(body.value)) {
      if (
        value === undefined ||
        value === null ||
        (isObject(current) && JSON.stringify((current as JsonObject)[name]) === JSON.stringify(value))
      )
        continue;
      const one = { [name]: value };
      if (actor.models.model(schema).accepts(one)) return withBody(base, one);
    }
  }
  throw new NotApplicable('no patch of a single member is valid');
}
