import type { Case } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { gotObject } from '../checks/relation.ts';
import { accepted } from '../engine/observe.ts';
import type { Binding } from '../engine/resource-pool.ts';
import type { FreshResource } from '../engine/resources.ts';
import type { Family } from './family.ts';
import { withOwnResource } from './own-resource.ts';
import { type Actor, NotApplicable, type Scenario, withBody } from './scenario.ts';

const VARIETIES = 12;
const MOST_MEMBERS = 8;

/** Patches change what they name, one member each, and nothing else. */
export function patchAndRead(family: Family): Scenario | undefined {
  const { create, patch, read, single } = family;
  if (!(create || single) || !patch || !read) return undefined;
  return {
    id: 'patch-and-read',
    summary: `${(create ?? read).label}, ${patch.label} of one member after the other, and ${read.label} after each`,
    play: (actor) =>
      withWholeResource(actor, family, (binding) => onePatchAfterTheOther(actor, { patch, read }, binding)),
  };
}

async function onePatchAfterTheOther(
  actor: Actor,
  { patch, read }: Required<Pick<Family, 'patch' | 'read'>>,
  binding: Binding,
): Promise<void> {
  let before = await actor.accepted(actor.request(read, binding));
  const first = before;
  let refused: AnsweredExchange | undefined;
  let judged = false;
  for (const request of singleMembers(
    actor,
    actor.request(patch, binding),
    (variety) => actor.request(patch, binding, variety),
    gotObject(first),
  )) {
    const patched = await actor.step(request);
    if (!accepted(patched.response)) {
      refused = patched;
      // Nobody knows what a patch has done that the server fell over.
      if (patched.response.status >= 500) before = await actor.accepted(actor.request(read, binding));
      continue;
    }
    before = await actor.step(actor.request(read, binding), 'read-after-patch', [before, patched]);
    if (!accepted(before.response)) return;
    judged = true;
  }
  if (judged) return;
  throw new NotApplicable(
    refused ? `${patch.label} was answered ${refused.response.status}` : 'no patch of a single member is valid',
  );
}

/** Plays with a resource of the sequence's own of which everything is said, as far as it can be made so. */
export async function withWholeResource(
  actor: Actor,
  family: Family,
  play: (binding: Binding) => Promise<void>,
): Promise<void> {
  const { create, item } = family;
  if (!create) return withOwnResource(actor, family, ({ binding }) => play(binding));
  return play((await wholeResource(actor, { create, item })).binding);
}

/** A resource of which everything is said, so that what is lost shows; one like any other where that is refused. */
export async function wholeResource(
  actor: Actor,
  { create, item }: Required<Pick<Family, 'create' | 'item'>>,
): Promise<FreshResource> {
  try {
    return await actor.make(actor.request(create, actor.known(create.path)[0], 1), item);
  } catch (error) {
    if (!(error instanceof NotApplicable)) throw error;
    return actor.fresh(item);
  }
}

/** What code takes for nothing where it asks whether a member was sent at all. */
const EMPTY: readonly Json[] = [0, false, '', []];

/** The members that even the smallest patch names, as they are. */
function keptMembers({ body }: Case, current: Json | undefined): JsonObject {
  const smallest = body && 'value' in body && isObject(body.value) ? body.value : {};
  const names = Object.keys(smallest).filter((name) => isObject(current) && current[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, isObject(current) ? current[name] : undefined]));
}

/**
 * Patches of one member each whose value is new, so that everything else must stay; and of the same members to values that
 * are easily taken for nothing.
 */
function singleMembers(
  actor: Actor,
  base: Case,
  request: (variety: number) => Case,
  current: Json | undefined,
): readonly Case[] {
  const schema = base.operation.requestBody?.content.find(({ range }) => range === base.body?.mediaType)?.schema;
  const kept = keptMembers(base, current);
  const found = new Map<string, Case>();
  const emptied = new Map<string, Case>();
  for (let variety = 1; schema !== undefined && variety <= VARIETIES; variety++) {
    const body = request(variety).body;
    if (!body || !('value' in body) || !isObject(body.value)) continue;
    for (const [name, value] of Object.entries(body.value)) {
      if (found.has(name) || found.size >= MOST_MEMBERS || value === undefined || value === null) continue;
      if (isObject(current) && JSON.stringify(current[name]) === JSON.stringify(value)) continue;
      const model = actor.models.model(schema);
      // Where a patch has to name some members, these keep their values.
      const beside = [{}, kept].find((members) => model.accepts({ ...members, [name]: value }));
      if (!beside) continue;
      found.set(name, withBody(base, { ...beside, [name]: value }));
      const empty = EMPTY.find(
        (nothing) => kindOf(nothing) === kindOf(value) && model.accepts({ ...beside, [name]: nothing }),
      );
      if (empty !== undefined && JSON.stringify(empty) !== JSON.stringify(value))
        emptied.set(name, withBody(base, { ...beside, [name]: empty }));
    }
  }
  return [...found.values(), ...emptied.values()];
}

function kindOf(value: Json): string {
  return isArray(value) ? 'array' : typeof value;
}
