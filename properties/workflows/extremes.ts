import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { SchemaModel } from '../models.ts';

/** Longer texts are cut by limits that no document tells. Characters. */
const LONGEST = 4000;
/** What servers may rightly store in other characters: markup, controls, what is not ASCII. */
const PLAIN = /^[ -;=?-~]*$/;

/** Which end of what a member can be: `least` is 0, false and the shortest, `most` the largest and the longest. */
export type End = 'least' | 'most';

/** Texts of what is written in another way somewhere on its way: in forms, in HTML, in SQL, in other encodings. */
const SPELT = ['R&D +5% "a" \'b\' c\\d é', 'R&D +5% "é"', 'a&+%é', '+&é', 'é'];

/**
 * A valid instance with every member, its texts of characters that get lost where one reader too many decodes them or one
 * too few. `undefined` where no text may hold such.
 */
export function spelt(model: SchemaModel): JsonObject | undefined {
  const whole = model.maximal();
  if (!isObject(whole)) return undefined;
  let best = whole;
  for (const [name, own] of Object.entries(whole)) {
    if (typeof own !== 'string') continue;
    const fits = (text: string): boolean => model.accepts({ ...best, [name]: text });
    const text = SPELT.find(fits);
    // What takes any text but this one is a text of another kind: an enumeration, a format that is not asserted.
    if (text !== undefined && fits('plain words')) best = { ...best, [name]: text };
  }
  return best === whole ? undefined : best;
}

/** The members that hold one of those texts. */
export function speltMembers(value: JsonObject): readonly string[] {
  return Object.keys(value).filter((name) => SPELT.some((text) => text === value[name]));
}

/**
 * A valid instance with every member, each at one end of its range: what a server loses that takes `0` and `false` for
 * nothing, or cuts what is long. `undefined` where the schema describes no object with members.
 */
export function extreme(model: SchemaModel, end: End): JsonObject | undefined {
  const whole = model.maximal();
  if (!isObject(whole)) return undefined;
  const instances = model.systematic().flatMap(({ value }) => (isObject(value) ? [value] : []));
  let best = whole;
  for (const name of Object.keys(whole)) {
    const own = best[name];
    const candidates = instances
      .flatMap((instance) => instance[name] ?? [])
      .filter((value) => typeof value === typeof own && isKept(value))
      .sort(
        (a, b) =>
          (end === 'most' ? sizeOf(b) - sizeOf(a) : sizeOf(a) - sizeOf(b)) || (a === own ? 1 : b === own ? -1 : 0),
      );
    for (const value of candidates.slice(0, 3)) {
      const next = { ...best, [name]: value };
      if (!model.accepts(next)) continue;
      best = next;
      break;
    }
  }
  return best;
}

/** Whether every store that works keeps the value as it is. */
function isKept(value: Json): boolean {
  if (value === null) return false;
  if (typeof value === 'string') return value.length <= LONGEST && PLAIN.test(value) && value.trim() === value;
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) <= 2 ** 31 - 1 && !Object.is(value, -0);
  return typeof value === 'boolean' || JSON.stringify(value).length <= LONGEST;
}

function sizeOf(value: Json): number {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'number') return Math.abs(value);
  return typeof value === 'boolean' ? Number(value) : JSON.stringify(value).length;
}
