import { isArray, isObject, type Json } from '../../openapi/json.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import { members, type Shape } from '../../openapi/schema/shape.ts';
import { alternatives } from '../../properties/arbitraries/alternatives.ts';
import { build } from '../../properties/arbitraries/instance.ts';
import { leaves } from '../../properties/arbitraries/leaves.ts';
import { removeAt, replaceAt, sites } from '../../properties/arbitraries/sites.ts';
import { systematicStrings } from '../../properties/arbitraries/string.ts';
import { valueArbitrary } from '../../properties/arbitraries/value.ts';
import { mutations } from '../../properties/mutations/index.ts';
import { draw } from '../../properties/random.ts';
import { UNNAMED } from '../schema/members.ts';
import type { Side } from './side.ts';

const MOST_BRANCHES = 12;
const SAMPLES = 24;
const PLAIN: readonly Json[] = [
  'x',
  '',
  'a b',
  0,
  1,
  -1,
  1.5,
  true,
  false,
  null,
  [],
  {},
  ['x'],
  [1, 1],
  { [UNNAMED]: 1 },
];

const built = new WeakMap<Side, Map<string, Json | undefined>>();

/** The first thing that the side would build for these schemas; nobody was asked whether it is valid. */
export function builtFor(side: Side, pointers: readonly JsonPointer[], optional: 'none' | 'all'): Json | undefined {
  if (pointers.length === 0) return {};
  const known = built.get(side) ?? new Map<string, Json | undefined>();
  built.set(side, known);
  const key = `${optional} ${pointers.join(' ')}`;
  if (!known.has(key)) known.set(key, build(side.shapes, pointers, { optional, branch: 0, depth: 2 }));
  return known.get(key);
}

const bases = new WeakMap<Side, Map<string, readonly Json[]>>();

/** Instances that the side may send for these schemas: each alternative with what is required, and with everything. */
export function basesOf(side: Side, pointers: readonly JsonPointer[]): readonly Json[] {
  const known = bases.get(side) ?? new Map<string, readonly Json[]>();
  bases.set(side, known);
  const key = pointers.join('\n');
  const before = known.get(key);
  if (before) return before;
  const found: Json[] = [];
  if (pointers.length > 0) {
    const count = Math.min(MOST_BRANCHES, Math.max(1, alternatives(side.shapes, pointers).length));
    for (const optional of ['none', 'all'] as const)
      for (let branch = 0; branch < count; branch++) {
        const value = build(side.shapes, pointers, { optional, branch, depth: 3 });
        if (value !== undefined) found.push(value);
      }
  }
  const usable = distinct(found).filter((value) => side.accepts(pointers, value));
  const all = usable.length > 0 ? usable : PLAIN.filter((value) => side.accepts(pointers, value)).slice(0, 4);
  known.set(key, all);
  return all;
}

/**
 * Values that may tell two schemas apart, the likeliest first: what the sender builds, its listed values and bounds, those
 * of the receiver, mutants by the receiver's keywords, plain values. Members that only the receiver names are never added.
 */
export function* candidates(
  sender: Side,
  sent: readonly JsonPointer[],
  receiver: Side,
  received: readonly JsonPointer[],
): Iterable<Json> {
  // Listed values and bounds cost nothing; building does.
  if (sent.length > 0) yield* leaves(sender.shapes, sent);
  if (received.length > 0) yield* leaves(receiver.shapes, received);
  const own = basesOf(sender, sent);
  yield* own;
  for (const base of own.slice(0, 6)) yield* variations(base);
  if (received.length > 0) for (const base of own.slice(0, 8)) yield* mutants(receiver, received, base);
  yield* names(receiver, received, own);
  yield* PLAIN;
}

/** Random instances of the sender, the same every time: where nothing systematic tells two schemas apart. */
export function* randomCandidates(sender: Side, sent: readonly JsonPointer[]): Iterable<Json> {
  const arbitrary = sent.length > 0 ? valueArbitrary(sender.shapes, sent) : undefined;
  if (arbitrary) for (let seed = 1; seed <= SAMPLES; seed++) yield draw(arbitrary, seed);
}

/** The base with one keyword of the receiver broken at its outermost place. */
function* mutants(receiver: Side, pointers: readonly JsonPointer[], base: Json): Iterable<Json> {
  const [site] = sites(receiver.shapes, pointers, base);
  if (!site) return;
  for (const mutation of mutations) {
    for (const { member, value } of mutation.propose(site, receiver.shapes)) {
      if (member === undefined) {
        if (value !== undefined) yield value;
      } else if (value === undefined) yield removeAt(base, `/${escaped(member)}`);
      else yield replaceAt(base, `/${escaped(member)}`, value);
    }
  }
}

/** Members taken away one by one, one more that nobody names, items doubled, lists of other lengths. */
function* variations(base: Json): Iterable<Json> {
  if (isArray(base)) {
    const [first] = base;
    yield [];
    if (first === undefined) return;
    for (const length of [1, 2, 3, 6, 11, 21]) yield Array.from({ length }, () => first);
    yield [...base, ...base];
    yield [...base, 'x'];
    yield [...base, null];
  } else if (isObject(base)) {
    const entries = Object.entries(base);
    for (const name of Object.keys(base)) yield Object.fromEntries(entries.filter(([other]) => other !== name));
    for (const value of ['x', 1, null, {}] as const) yield { ...base, [UNNAMED]: value };
    yield { ...base, ...Object.fromEntries(Array.from({ length: 24 }, (_, i) => [`${UNNAMED}${i}`, 'x'])) };
    for (const name of ['A', 'a-b', '1', 'x y']) yield { ...base, [name]: 'x' };
  } else if (typeof base === 'string') {
    yield* [`${base} `, base.repeat(2), base.toUpperCase(), `${base}?c/d e`];
  } else if (typeof base === 'number') {
    yield* [base + 1, base - 1, base + 0.5, base * 3, base * 1000, -base];
  }
}

/** Members by the receiver's patterns, with values of every kind. */
function* names(receiver: Side, pointers: readonly JsonPointer[], own: readonly Json[]): Iterable<Json> {
  if (pointers.length === 0) return;
  const holder = own.find((value) => isObject(value));
  if (!isObject(holder)) return;
  const shapes = receiver.shapes.of(pointers);
  for (const shape of shapes) {
    for (const { value } of shape.keywords.get('patternProperties') ?? []) {
      for (const source of isObject(value) ? Object.keys(value) : []) {
        const name = systematicStrings(textShape(source)).find((text) => !declares(shape, text));
        if (name !== undefined) for (const plain of PLAIN) yield { ...holder, [name]: plain };
      }
    }
  }
}

function declares(shape: Shape, name: string): boolean {
  return members(shape).has(name) || name === '__proto__';
}

function textShape(pattern: string): Shape {
  return {
    pointers: [],
    keywords: new Map([
      ['type', [{ value: 'string', pointer: '' }]],
      ['pattern', [{ value: pattern, pointer: '' }]],
    ]),
    types: new Set(['string']),
    choices: [],
  };
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function distinct(values: readonly Json[]): readonly Json[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
