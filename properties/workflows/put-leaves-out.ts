import type { Case } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import type { Json, JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { agrees, gotObject } from '../checks/relation.ts';
import { sentMembers } from '../profiles/members.ts';
import type { Family } from './family.ts';
import { withOwnResource } from './own-resource.ts';
import { type Actor, NotApplicable, type Scenario, withBody } from './scenario.ts';
import { omittableMembers } from './written-members.ts';

const VARIETIES = 8;

/** What a PUT leaves out is not there any more: said once with one value and once with another, and left out after each. */
export function putLeavesOut(family: Family, root: JsonObject): Scenario | undefined {
  const { replace, read } = family;
  const names = replace && read ? omittableMembers(replace, root) : [];
  if (!replace || !read || names.length === 0) return undefined;
  return {
    id: 'put-leaves-out',
    summary: `${replace.label} with and without optional members, and ${read.label} after each`,
    play: (actor) =>
      withOwnResource(actor, family, async ({ binding }) => {
        const [whole, other] = twoBodies(actor, replace, names, (variety) => actor.request(replace, binding, variety));
        const before: AnsweredExchange[] = [];
        let kept: AnsweredExchange | undefined;
        for (const request of [whole, other]) {
          const { case: accepted } = await actor.accepted(request);
          const shown = await actor.accepted(actor.request(read, binding));
          const lesser = await actor.accepted(without(actor, accepted, names));
          kept = await actor.accepted(actor.request(read, binding));
          before.push(shown, lesser);
          if (!stays(shown, kept, names)) return;
          before.push(kept);
        }
        // The last read is the one that is judged.
        before.pop();
        if (kept) actor.judge(kept, 'read-after-lesser-put', before);
      }),
  };
}

/** Whether a member that was left out is shown as it was. */
function stays(shown: AnsweredExchange, after: AnsweredExchange, names: readonly string[]): boolean {
  const [then, now] = [gotObject(shown), gotObject(after)];
  return names.some((name) => isSaid(then?.[name]) && isSaid(now?.[name]) && agrees(then?.[name], now?.[name]));
}

function isSaid(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
}

/** Two requests with as many optional members as can be, no two of which have the same value. */
function twoBodies(
  actor: Actor,
  replace: Operation,
  names: readonly string[],
  request: (variety: number) => Case,
): readonly [Case, Case] {
  const whole = request(1);
  const schema = replace.requestBody?.content.find(({ range }) => range === whole.body?.mediaType)?.schema;
  const first = sentMembers(whole);
  if (!first || schema === undefined) throw new NotApplicable(`${replace.label} takes no object`);
  const model = actor.models.model(schema);
  let second = first;
  for (let variety = 2; variety <= VARIETIES; variety++) {
    const drawn = sentMembers(request(variety)) ?? {};
    for (const name of names) {
      const value = drawn[name];
      if (!isSaid(value) || !agrees(first[name], second[name]) || agrees(first[name], value)) continue;
      const next: JsonObject = { ...second, [name]: value ?? null };
      if (model.accepts(next)) second = next;
    }
  }
  if (second === first) throw new NotApplicable(`no optional member of ${replace.label} has two values`);
  return [whole, withBody(whole, second)];
}

/** The request without these members, as far as it stays valid. */
function without(actor: Actor, request: Case, names: readonly string[]): Case {
  const schema = request.operation.requestBody?.content.find(({ range }) => range === request.body?.mediaType)?.schema;
  let left = sentMembers(request) ?? {};
  for (const name of names) {
    const { [name]: _, ...rest } = left;
    if (schema === undefined || actor.models.model(schema).accepts(rest)) left = rest;
  }
  return withBody(request, left);
}
