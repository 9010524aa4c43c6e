import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { requestBody } from '../engine/observe.ts';
import type { Binding } from '../engine/resource-pool.ts';
import type { ItemMember } from '../lists/item-members.ts';
import { isMoment } from './differing.ts';
import type { Family } from './family.ts';
import { type Actor, NotApplicable, withBody } from './scenario.ts';

const WORDS = ['birch', 'cedar', 'amber'];
const NUMBERS = [
  [10, 100, 9],
  [2, 3, 1],
  [11, 12, 10],
  [0.2, 0.3, 0.1],
] as const;
const LETTERS = 'bcdfghjkmn';

/**
 * Makes three resources of a collection that differ in these members as far as they can be chosen: words, numbers of one
 * to three digits, other choices. Neither is the order in which they are made one that they are sorted by, nor its reverse.
 */
export async function makeDiffering(
  actor: Actor,
  { create, item }: Family,
  binding: Binding | undefined,
  members: readonly ItemMember[],
): Promise<void> {
  if (!create) return;
  for (const [i] of WORDS.entries()) {
    const usual = actor.request(create, binding, 1);
    const body = requestBody(usual);
    const schema = create.requestBody?.content.find(({ range }) => range === usual.body?.mediaType)?.schema;
    const chosen =
      isObject(body) && schema !== undefined
        ? withBody(
            usual,
            differing(actor, body, (value) => actor.models.model(schema).accepts(value), members, i),
          )
        : usual;
    try {
      await actor.make(chosen, item);
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error;
      await actor.fresh(item);
    }
  }
}

function differing(
  actor: Actor,
  body: JsonObject,
  accepts: (body: JsonObject) => boolean,
  members: readonly ItemMember[],
  i: number,
): JsonObject {
  let chosen = body;
  const end = String(actor.attempt()).replace(/[0-9]/g, (digit) => LETTERS[Number(digit)] ?? 'p');
  for (const { name, choices, many } of members) {
    const own = chosen[name];
    if (isMoment(own) || /(^|[a-z_-])id$/i.test(name)) continue;
    const choice = choices[i % choices.length];
    const plain = choice === undefined ? values(i, end) : [choice];
    for (const value of many ? [several(i, end, choices), ...plain.map((one) => [one])] : plain) {
      const next = { ...chosen, [name]: value };
      if ((own !== undefined && typeof value !== typeof own) || !accepts(next)) continue;
      chosen = next;
      break;
    }
  }
  return chosen;
}

function values(i: number, end: string): readonly Json[] {
  const [word = 'dill', own = 'dill'] = words(i, end);
  return [...NUMBERS.flatMap((row) => row[i] ?? []), i % 2 === 0, own, word, word.slice(0, 3)];
}

/** What comes first in one item and comes second in another. */
function several(i: number, end: string, choices: readonly Json[]): readonly Json[] {
  const chosen = [choices[i % choices.length], choices[(i + 1) % choices.length]].filter((one) => one !== undefined);
  return choices.length > 1 ? chosen : words(i, end);
}

/** A word that comes again, and one of this item's own. */
function words(i: number, end: string): readonly string[] {
  const word = WORDS[i] ?? 'dill';
  return [word, `${word}${end}`];
}
