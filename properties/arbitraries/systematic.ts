import { isArray, isObject, type Json } from '../../openapi/json.ts';
import { type JsonPointer, join } from '../../openapi/pointer.ts';
import { greatest, itemPointers, least, members, requiredMembers, type Shapes } from '../../openapi/schema/shape.ts';
import type { SystematicValue } from '../models.ts';
import { alternatives } from './alternatives.ts';
import { numbered } from './array-instance.ts';
import { build } from './instance.ts';
import { leaves } from './leaves.ts';
import { packed } from './packed.ts';
import { prune } from './prune.ts';
import { removeAt, replaceAt, type Site, sites } from './sites.ts';

const MOST = 170;
/** How many of them change many places at once, where there are too many places for one at a time. */
const MOST_PACKED = 24;
const MOST_PER_SITE = 24;
/** Members copied when every place is changed once; and so many places are tried in any case. */
const MOST_COPIED = 1_000_000;
const FEWEST_PLACES = 64;

/**
 * Valid instances, each for a reason, most valuable first: required-only, everything, each branch, each optional member
 * alone and left out, then the boundaries of every place on an instance that is minimal otherwise.
 */
export function systematicValues(
  shapes: Shapes,
  pointer: JsonPointer,
  bases: readonly Json[],
  minimal: Json | undefined,
  maximal: Json | undefined,
  accepts: (value: Json) => boolean,
): readonly SystematicValue[] {
  const found = new Map<string, SystematicValue>();
  const add = (value: Json | undefined, summary: string): boolean => {
    if (value === undefined || found.size >= MOST) return false;
    const key = Object.is(value, -0) ? '-0' : keyOf(value);
    if (found.has(key) || !accepts(value)) return false;
    found.set(key, { value, summary });
    return true;
  };
  add(minimal, 'required members only');
  add(maximal, 'every member');
  bases.forEach((base, i) => add(base, `alternative ${i + 1}`));
  for (const value of optionalMembers(shapes, pointer, minimal, maximal)) {
    if (found.size >= MOST) break;
    add(value.value, value.summary);
  }

  // Round by round over all places, so that a place with many boundaries leaves room for the others.
  const places = fewEnough([
    ...new Map(
      bases.flatMap((base) =>
        [...sites(shapes, [pointer], base)].map((site) => [`${site.at} ${site.shape.choices.join()}`, { base, site }]),
      ),
    ).values(),
  ]);
  const queues = places.map(({ base, site }) => ({ base, site, left: variants(shapes, site)[Symbol.iterator]() }));
  const alone = MOST - MOST_PACKED;
  for (let round = 0; round < MOST_PER_SITE && found.size < alone; round++) {
    for (const { base, site, left } of queues) {
      if (found.size >= alone) break;
      const next = left.next();
      if (next.done) continue;
      const variant = next.value;
      const whole = replaceAt(base, site.at, variant.value);
      const pruned = prune(shapes, pointer, whole, site.at);
      const summary = site.at === '' ? variant.summary : `${site.at} is ${variant.summary}`;
      if (!(pruned !== undefined && add(pruned, summary))) add(whole, summary);
    }
  }
  if (found.size >= alone) {
    const waiting = queues.map(({ base, site: { at, value }, left }) => ({ base, at, value, left }));
    for (const { value, summary } of packed(waiting, accepts, MOST_PACKED)) add(value, summary);
  }
  return [...found.values()];
}

/**
 * As many places as can be changed in instances of this size in a moment, spread evenly: changing one of ten thousand
 * members copies all of them.
 */
function fewEnough<T>(places: readonly T[]): readonly T[] {
  const most = Math.max(FEWEST_PLACES, Math.floor(MOST_COPIED / places.length));
  const step = Math.max(1, Math.ceil(places.length / most));
  return places.filter((_, i) => i % step === 0);
}

function keyOf(value: Json): string {
  return JSON.stringify(value, (_, inner: unknown) => (Object.is(inner, -0) ? '\u0000-0' : inner));
}

function* optionalMembers(
  shapes: Shapes,
  pointer: JsonPointer,
  minimal: Json | undefined,
  maximal: Json | undefined,
): Iterable<{ readonly value: Json; readonly summary: string }> {
  if (!isObject(minimal) || !isObject(maximal)) return;
  for (const [name, inner] of Object.entries(maximal)) {
    if (inner !== undefined && !Object.hasOwn(minimal, name))
      yield { value: { ...minimal, [name]: inner }, summary: `required members and ${name}` };
  }
  for (const name of Object.keys(maximal))
    if (!Object.hasOwn(minimal, name))
      yield { value: removeAt(maximal, join('', name)), summary: `every member but ${name}` };
  const [shape] = shapes.of([pointer]);
  if (
    shape &&
    !shape.keywords.has('additionalProperties') &&
    !shape.keywords.has('unevaluatedProperties') &&
    !members(shape).has('plumbline_extra')
  ) {
    yield {
      value: { ...minimal, plumbline_extra: 'not declared, and allowed' },
      summary: 'a member that the document does not name',
    };
  }
}

/** Other valid values for one place. */
function* variants(
  shapes: Shapes,
  { value, pointers, shape }: Site,
): Iterable<{ readonly value: Json; readonly summary: string }> {
  // Null first: there is one of it, servers forget it, and a long list of bounds would crowd it out.
  const all = leaves(shapes, pointers);
  for (const leaf of [...all.filter((value) => value === null), ...all.filter((value) => value !== null)])
    if (keyOf(leaf) !== keyOf(value)) yield { value: leaf, summary: shown(leaf) };
  if (isArray(value)) yield* lists(shapes, value, shape);
  if (isObject(value)) {
    // Each optional member of an inner object on its own.
    const required = requiredMembers(shape);
    const bare = Object.fromEntries(Object.entries(value).filter(([name]) => required.has(name)));
    yield { value: bare, summary: 'an object of its required members' };
    for (const [name, inner] of Object.entries(value))
      if (!required.has(name) && inner !== undefined)
        yield { value: { ...bare, [name]: inner }, summary: `an object with ${name}` };
    const most = least(shape, 'maxProperties');
    if (most !== undefined && most <= 100 && shape.keywords.has('additionalProperties')) {
      const sample = Object.values(value)[0] ?? 'x';
      yield {
        value: Object.fromEntries(Array.from({ length: most }, (_, i) => [`extra${i + 1}`, sample])),
        summary: `an object of ${most} members`,
      };
    }
  }
  for (let branch = 1; branch < Math.min(8, alternatives(shapes, pointers).length); branch++) {
    const other = build(shapes, pointers, { optional: 'all', branch, depth: 3 });
    if (other !== undefined) yield { value: other, summary: `alternative ${branch + 1}` };
  }
  if (depthOf(value) > 0 && isObject(value)) yield* deeper(shapes, pointers, value);
}

function* lists(
  shapes: Shapes,
  value: readonly Json[],
  shape: Site['shape'],
): Iterable<{ readonly value: Json; readonly summary: string }> {
  const fewest = greatest(shape, 'minItems') ?? 0;
  const most = least(shape, 'maxItems') ?? 5;
  yield { value: [], summary: 'an empty list' };
  for (const length of new Set([fewest, fewest + 1, 3, Math.min(most, 200), most - 1])) {
    if (length < fewest || length > most || length > 200 || length < 1) continue;
    const items = grow(shapes, value, shape, length);
    if (items.length === length) yield { value: items, summary: `a list of ${length}` };
  }
  const [first] = value;
  if (first !== undefined && most >= 2) yield { value: [first, first], summary: 'a list with the same item twice' };
}

function grow(shapes: Shapes, value: readonly Json[], shape: Site['shape'], length: number): readonly Json[] {
  const items: Json[] = value.slice(0, length);
  const unique = shape.keywords.get('uniqueItems')?.some((stated) => stated.value === true) ?? false;
  const choices = leaves(shapes, itemPointers(shape, items.length));
  for (let i = 0; items.length < length && i < length + choices.length + 4; i++) {
    const next = unique
      ? (choices[i] ?? numbered(value[0], i))
      : (choices[i % Math.max(1, choices.length)] ??
        value[0] ??
        build(shapes, itemPointers(shape, items.length), { optional: 'none', branch: 0, depth: 2 }));
    if (next === undefined) break;
    if (!unique || !items.some((item) => JSON.stringify(item) === JSON.stringify(next))) items.push(next);
  }
  return items;
}

/** A recursive schema, unrolled: levels of itself in itself, as deep as parsers and stacks commonly are tried. */
function* deeper(
  shapes: Shapes,
  pointers: readonly JsonPointer[],
  value: Json,
): Iterable<{ readonly value: Json; readonly summary: string }> {
  const places = [...sites(shapes, pointers, value)].filter(
    ({ at, pointers: inner }) => at !== '' && sameSchema(shapes, inner, pointers),
  );
  const [place] = places;
  if (!place) return;
  for (const levels of [3, 6, 12, 30]) {
    let nested: Json = build(shapes, pointers, { optional: 'none', branch: 0, depth: 2 }) ?? value;
    const once = value;
    for (let i = 0; i < levels; i++) nested = replaceAt(once, place.at, nested);
    yield { value: nested, summary: `nested ${levels} levels deep` };
  }
}

function sameSchema(shapes: Shapes, a: readonly JsonPointer[], b: readonly JsonPointer[]): boolean {
  const names = (pointers: readonly JsonPointer[]): string =>
    [...(shapes.of(pointers)[0]?.keywords.get('properties') ?? [])].map(({ pointer }) => pointer).join();
  return names(a) !== '' && names(a) === names(b);
}

function depthOf(value: Json): number {
  return typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map((inner) => depthOf(inner ?? null)))
    : 0;
}

function shown(value: Json): string {
  const text = JSON.stringify(value);
  if (Object.is(value, -0)) return '-0';
  return text.length > 40
    ? typeof value === 'string'
      ? `a text of ${[...value].length} characters`
      : `${text.slice(0, 37)}…`
    : text;
}
