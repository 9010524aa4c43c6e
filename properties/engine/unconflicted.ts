import type { Case } from '../../http/case.ts';
import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { tokensOf } from '../../openapi/pointer.ts';

/** Tries at most: a conflict that stays is about something else than values that are taken. */
export const MOST_VARIANTS = 2;

/**
 * The case with other texts and numbers where its own may be taken already (an address, a name, a number that must be
 * unique): 409 says that the state refuses the request, not that the request is at fault. What the case is about stays as
 * it is, and so is what is wrong with it. `drawn` is another valid request of the operation; `undefined` where nothing can be varied.
 */
export function unconflicted(testCase: Case, drawn: Case | undefined): Case | undefined {
  const { body, intent } = testCase;
  const other = drawn?.body;
  if (!body || !('value' in body) || !other || !('value' in other)) return undefined;
  const { value } = body;
  const values = other.value;
  if (!isObject(value) || !isObject(values)) return undefined;
  const about = intent.kind === 'valid' ? intent.summary : '';
  const broken = intent.kind === 'invalid' && intent.violation.part === 'body' ? tokensOf(intent.violation.at)[0] : '';
  const varied = Object.entries(value).map(([name, own]): readonly [string, Json | undefined] =>
    name === broken || mentions(about, name) || !replaces(own, values[name]) ? [name, own] : [name, values[name]],
  );
  if (varied.every(([name, own]) => own === value[name])) return undefined;
  return { ...testCase, body: { ...body, value: Object.fromEntries(varied) } };
}

/** Draws at most, to find other values for all that may have to be unique: many are the plainest ones. */
const MOST_DRAWS = 6;

/**
 * The same, of several draws: as many texts and numbers as can be are others than they were. `undefined` where none is.
 * Sends nothing.
 */
export function farFrom(testCase: Case, draw: () => Case | undefined): Case | undefined {
  let best: Case | undefined;
  for (let i = 0; i < MOST_DRAWS && (best === undefined || sameMembers(testCase, best) > 0); i++) {
    const next = unconflicted(testCase, draw());
    best = best && next ? combined(testCase, best, next) : (best ?? next);
  }
  return best;
}

function objectOf({ body }: Case): JsonObject {
  return body && 'value' in body && isObject(body.value) ? body.value : {};
}

/** How many texts and numbers are what they were. */
function sameMembers(testCase: Case, other: Case): number {
  const [own, values] = [objectOf(testCase), objectOf(other)];
  return Object.keys(own).filter((name) => /^(string|number)$/.test(typeof own[name]) && own[name] === values[name])
    .length;
}

/** The first with the members of the second where its own are what they were. */
function combined(testCase: Case, first: Case, second: Case): Case {
  const [own, values, others] = [objectOf(testCase), objectOf(first), objectOf(second)];
  const members = Object.entries(values).map(([name, value]) => [name, value === own[name] ? others[name] : value]);
  return first.body
    ? { ...first, body: { mediaType: first.body.mediaType, value: Object.fromEntries(members) } }
    : first;
}

/** Whether the other value is of the kind that has to be unique, and of the same type. */
function replaces(own: Json | undefined, other: Json | undefined): boolean {
  return (typeof own === 'string' || typeof own === 'number') && typeof other === typeof own && other !== own;
}

function mentions(summary: string, name: string): boolean {
  return summary.includes(`/${name}`) || summary.split(/[^\p{L}\p{N}_-]+/u).includes(name);
}
