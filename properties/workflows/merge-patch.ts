import { parseMediaType } from '../../http/media-type.ts';
import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { MediaType } from '../../openapi/operation.ts';
import { gotObject } from '../checks/relation.ts';
import type { Family } from './family.ts';
import { withWholeResource } from './patch.ts';
import { type Actor, NotApplicable, type Scenario } from './scenario.ts';

const VARIETIES = 8;
const ANYTHING: readonly Json[] = [true, 0.5, 'x', [], {}];

/** A JSON merge patch removes what it sets to null, and merges objects into objects (RFC 7396, 2). */
export function mergePatchAndRead(family: Family): Scenario | undefined {
  const { create, patch, read, single } = family;
  const media = patch?.requestBody?.content.find(
    ({ range }) => parseMediaType(range)?.essence === 'application/merge-patch+json',
  );
  if (!(create || single) || !patch || !read || media?.schema === undefined) return undefined;
  return {
    id: 'merge-patch-and-read',
    summary: `${(create ?? read).label}, ${patch.label} with a merge patch, then ${read.label}`,
    play: (actor) =>
      withWholeResource(actor, family, async (binding) => {
        const request = actor.request(patch, binding);
        let before = await actor.accepted(actor.request(read, binding));
        const bodyOf = (variety: number): Body => actor.request(patch, binding, variety).body;
        const present = gotObject(before);
        const filling = present && !removal(actor, media, present) && addition(actor, media, bodyOf);
        if (filling) {
          await actor.accepted({ ...request, body: { mediaType: media.range, value: filling } });
          before = await actor.accepted(actor.request(read, binding));
        }
        let played = 0;
        for (const make of [removal, nested]) {
          const current = gotObject(before);
          const value = current && make(actor, media, current, bodyOf);
          if (!value) continue;
          const patched = await actor.step({ ...request, body: { mediaType: media.range, value } });
          // Whether a valid patch is accepted is another promise.
          if (patched.response.status >= 300) continue;
          before = await actor.step(actor.request(read, binding), 'read-after-merge-patch', [before, patched]);
          played++;
        }
        if (played === 0) throw new NotApplicable('no member can be removed or merged by a valid patch');
      }),
  };
}

type Body = ReturnType<Actor['request']>['body'];

/** A patch that removes a member that is there; `undefined` where the schema of patches has no null for one. */
function removal(actor: Actor, { schema = '' }: MediaType, current: JsonObject): JsonObject | undefined {
  const model = actor.models.model(schema);
  const there = Object.keys(current).filter((name) => current[name] !== null && current[name] !== undefined);
  const name = there.find((one) => model.accepts({ [one]: null }) && isDescribed(model, one));
  return name === undefined ? undefined : { [name]: null };
}

/** Whether the schema says something of the member: what an open object merely allows may be read-only or unknown. */
function isDescribed(model: ReturnType<Actor['models']['model']>, name: string): boolean {
  return ANYTHING.some((value) => !model.accepts({ [name]: value }));
}

/** A patch that sets a member which another can remove; `undefined` where there is none. */
function addition(actor: Actor, { schema = '' }: MediaType, bodyOf: (variety: number) => Body): JsonObject | undefined {
  const model = actor.models.model(schema);
  for (let variety = 1; variety <= VARIETIES; variety++) {
    const body = bodyOf(variety);
    for (const [name, value] of Object.entries(body && 'value' in body && isObject(body.value) ? body.value : {})) {
      const removable = value !== null && model.accepts({ [name]: null }) && isDescribed(model, name);
      if (removable && value !== undefined && model.accepts({ [name]: value })) return { [name]: value };
    }
  }
  return undefined;
}

/** A patch of one member of an object that has others, which must stay. */
function nested(
  actor: Actor,
  { schema = '' }: MediaType,
  current: JsonObject,
  bodyOf: (variety: number) => Body,
): JsonObject | undefined {
  const model = actor.models.model(schema);
  for (let variety = 1; variety <= VARIETIES; variety++) {
    const body = bodyOf(variety);
    const value = body && 'value' in body && isObject(body.value) ? body.value : {};
    for (const [name, other] of Object.entries(value)) {
      const present = current[name];
      if (!isObject(other) || !isObject(present)) continue;
      for (const [inner, changed] of Object.entries(other)) {
        if (!isDescribed(model, name)) continue;
        const stays = Object.keys(present).some((key) => key !== inner && present[key] !== null);
        const patch = { [name]: { [inner]: changed ?? null } };
        if (stays && isScalar(changed) && changed !== present[inner] && model.accepts(patch)) return patch;
      }
    }
  }
  return undefined;
}

function isScalar(value: Json | undefined): boolean {
  return value !== undefined && value !== null && typeof value !== 'object';
}
