import { isJson } from '../../http/media-type.ts';
import type { Json, JsonObject } from '../../openapi/json.ts';
import { agrees, gotObject } from '../checks/relation.ts';
import { doubled } from '../doubled-body.ts';
import { accepted, pathValues } from '../engine/observe.ts';
import { templateParameters } from '../engine/resource-pool.ts';
import { identifierIn } from '../engine/shown-resources.ts';
import { sentMembers } from '../profiles/members.ts';
import { probing } from '../profiles/probe.ts';
import type { Family } from './family.ts';
import { NotApplicable, type Scenario, withBody } from './scenario.ts';

const VARIETIES = 6;

/** A body that names members twice, and what is read back of it: whichever value counts, it is the same one throughout. */
export function duplicateMembers({ create, read, item }: Family): Scenario | undefined {
  if (!create?.requestBody?.content.some(({ range }) => isJson(range))) return undefined;
  return {
    id: 'duplicate-members',
    summary: `${create.label} with members that occur twice${read ? `, then ${read.label}` : ''}`,
    async play(actor) {
      const base = actor.request(create);
      let text: string | undefined;
      let usual = base;
      for (let variety = 1; variety <= VARIETIES && text === undefined; variety++) {
        usual = variety === 1 ? base : actor.request(create, undefined, variety - 1);
        text = twice(sentMembers(usual), sentMembers(actor.request(create, undefined, variety)));
      }
      if (text === undefined || !isJson(usual.body?.mediaType ?? ''))
        throw new NotApplicable('no two bodies that give one member different values');
      const { body } = withBody(usual, null);
      if (!body) return;
      const made = await actor.step(
        probing(
          { ...usual, body: { mediaType: body.mediaType, text } },
          {
            check: 'duplicate-keys-agree',
            rule: 'echo',
            summary: 'a body with members that occur twice',
          },
        ),
      );
      const id = gotObject(made) && identifierIn(gotObject(made) ?? {}, templateParameters(item).at(-1), create);
      if (!read || !accepted(made.response) || id === undefined) return;
      const outer = pathValues(usual);
      const binding = { ...outer, [templateParameters(item).at(-1) ?? '']: id };
      await actor.step(actor.request(read, binding), 'read-after-duplicates', [made]);
    },
  };
}

/** The first object with the members again whose values differ in the other; `undefined` where none does. */
function twice(first: JsonObject | undefined, other: JsonObject | undefined): string | undefined {
  if (!first || !other) return undefined;
  const again = Object.entries(other).filter(([name, value]) => {
    const own = first[name];
    return isScalar(own) && isScalar(value) && typeof own === typeof value && !agrees(own, value);
  });
  return again.length === 0 ? undefined : doubled(first, Object.fromEntries(again));
}

function isScalar(value: Json | undefined): boolean {
  return value !== undefined && value !== null && typeof value !== 'object';
}
