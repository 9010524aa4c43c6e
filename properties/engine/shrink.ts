import type { BodyValue, Case } from '../../http/case.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { tokensOf } from '../../openapi/pointer.ts';

const MOST_REQUESTS = 150;
/** Texts up to this length are left as they are. */
const SHORT = 24;

/**
 * Greedily takes away what a case does not need to fail: header fields, optional parameters, members and items of the
 * body, characters of strings, digits of numbers. `lawful` says whether a smaller case is still what it claims to be
 * (valid, or invalid in the same one keyword); `fails` sends it. Idempotent: a shrunk case shrinks to itself.
 */
export async function shrink<Witness>(
  start: Case,
  lawful: (smaller: Case) => boolean,
  fails: (smaller: Case) => Promise<Witness | undefined>,
): Promise<{ readonly case: Case; readonly witness: Witness | undefined; readonly requests: number }> {
  let best = start;
  let witness: Witness | undefined;
  let requests = 0;
  let from = 0;
  /** What was sent and did not fail: sequences of steps often meet again. */
  const harmless = new Set<string>();
  for (;;) {
    let at = -1;
    let progress = false;
    for (const smaller of reductions(best)) {
      // What failed to help a larger case is tried again last.
      if (++at < from || !lawful(smaller)) continue;
      const content = contentOf(smaller);
      if (harmless.has(content)) continue;
      if (requests >= MOST_REQUESTS) return { case: best, witness, requests };
      requests++;
      const seen = await fails(smaller);
      if (seen === undefined) {
        harmless.add(content);
        continue;
      }
      best = smaller;
      witness = seen;
      progress = true;
      break;
    }
    if (progress) from = at;
    else if (from === 0) return { case: best, witness, requests };
    else from = 0;
  }
}

function contentOf({ headers, parameters, body }: Case): string {
  return JSON.stringify([headers, parameters, body]);
}

/** Smaller cases, boldest first. The place that an invalid case breaks is left alone. */
export function* reductions(testCase: Case): Iterable<Case> {
  const { headers = [] } = testCase;
  if (headers.length > 0) yield { ...testCase, headers: undefined };
  if (headers.length > 1)
    for (const field of headers) yield { ...testCase, headers: headers.filter((other) => other !== field) };
  const broken = testCase.intent.kind === 'invalid' ? testCase.intent.violation : undefined;
  const optional = (name: string, place: string): boolean =>
    !testCase.operation.parameters.some((p) => p.name === name && p.in === place && p.required) &&
    !(broken?.part === place && tokensOf(broken.at)[0] === name);
  const removable = testCase.parameters.filter((p) => optional(p.name, p.in));
  if (removable.length > 1)
    yield { ...testCase, parameters: testCase.parameters.filter((p) => !removable.includes(p)) };
  for (const parameter of removable)
    yield { ...testCase, parameters: testCase.parameters.filter((p) => p !== parameter) };

  const { body } = testCase;
  if (body && 'value' in body) {
    const keep = broken?.part === 'body' ? tokensOf(broken.at) : undefined;
    for (const value of smallerValues(body.value, keep))
      yield { ...testCase, body: { ...body, value } satisfies BodyValue };
  }
}

/** Smaller values of the same shape. `keep` is the path that must stay; beneath its end nothing is touched. */
function* smallerValues(value: Json, keep: readonly string[] | undefined): Iterable<Json> {
  if (keep?.length === 0) return;
  if (isObject(value)) yield* smallerObjects(value, keep);
  else if (isArray(value)) yield* smallerArrays(value, keep);
  else if (typeof value === 'string') yield* smallerStrings(value);
  else if (typeof value === 'number') yield* smallerNumbers(value);
}

function* smallerObjects(value: JsonObject, keep: readonly string[] | undefined): Iterable<Json> {
  const names = Object.keys(value).filter((name) => name !== keep?.[0]);
  const middle = Math.floor(names.length / 2);
  const halves = [names.slice(middle), names.slice(0, middle)];
  for (const some of names.length > 2 ? [names, ...halves] : [])
    yield Object.fromEntries(Object.entries(value).filter(([name]) => !some.includes(name)));
  for (const name of names) yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    for (const smaller of smallerValues(inner, name === keep?.[0] ? keep.slice(1) : undefined))
      yield { ...value, [name]: smaller };
  }
}

function* smallerArrays(value: readonly Json[], keep: readonly string[] | undefined): Iterable<Json> {
  const kept = keep === undefined ? -1 : Number(keep[0]);
  // Taking an item away would move the place that is broken, unless it stands behind it.
  const behind = value.length - kept - 1;
  if (behind > 2) {
    yield value.slice(0, kept + 1);
    yield value.slice(0, kept + 1 + Math.ceil(behind / 2));
  }
  for (let i = value.length - 1; i > kept; i--) yield value.filter((_, at) => at !== i);
  for (const [i, item] of value.entries()) {
    for (const smaller of smallerValues(item, i === kept ? keep?.slice(1) : undefined))
      yield value.map((old, at) => (at === i ? smaller : old));
  }
}

function* smallerStrings(value: string): Iterable<string> {
  const characters = [...value];
  // A short text is read at a glance, and what it says (an address, a date) helps to read it.
  if (characters.length <= SHORT || value.includes('://')) return;
  if (characters.length > 8) yield characters.slice(0, Math.ceil(characters.length / 2)).join('');
  if (characters.length > 8) yield characters.slice(Math.floor(characters.length / 2)).join('');
  if (characters.some((character) => character !== 'a')) yield 'a'.repeat(Math.min(characters.length, 64));
}

function* smallerNumbers(value: number): Iterable<number> {
  for (const simple of [0, 1, Math.trunc(value), Math.trunc(value / 2)]) {
    if (Math.abs(simple) < Math.abs(value) && simple !== value) yield simple;
  }
}
