import type { Shape } from './shape.ts';
import { listShapes, splitShapes, textShapes } from './split.ts';
import { decodings } from './text.ts';

/** How the pairs of one parameter or form property were written. */
export interface PairOptions {
  readonly name: string;
  readonly place: 'query' | 'cookie';
  /** What separates items in one value, as the style says. A comma always may. */
  readonly delimiters: readonly string[];
  /** The one that the style declares; `undefined` where items are pairs of their own. */
  readonly declared: string | undefined;
}

type Pairs = readonly (readonly [name: string, wire: string])[];

/**
 * The shapes of `name=value` pairs: the pairs of that name alone and together, first and last, whole and split; the members
 * of `name[k]` and `name.k`; and all other pairs as members (`reference/generation.md`, 6.2).
 */
export function* pairShapes(pairs: Pairs, options: PairOptions): Generator<Shape> {
  const { name, place } = options;
  const names = pairs.map(([key]) => decodings(key, place)[0] ?? key);
  const own = pairs.filter((_, i) => names[i] === name).map(([, wire]) => wire);
  yield* ownShapes(own, options);
  const inside: (readonly [string, string])[] = [];
  const others: (readonly [string, string])[] = [];
  pairs.forEach(([, wire], i) => {
    const key = names[i] ?? '';
    const member = memberOf(key, name);
    if (member !== undefined) inside.push([member, wire]);
    else if (key !== name) others.push([key, wire]);
  });
  for (const members of [inside, others, pairs.map(([, wire], i) => [names[i] ?? '', wire] as const)]) {
    if (members.length > 0) yield* memberShapes(members, place);
  }
  if (inside.length > 0)
    yield* ownShapes(
      inside.map(([, wire]) => wire),
      options,
    );
}

function* ownShapes(wires: readonly string[], { place, delimiters, declared }: PairOptions): Generator<Shape> {
  const [first] = wires;
  if (first === undefined) return;
  if (wires.length > 1) {
    for (const wire of [first, wires.at(-1) ?? first])
      for (const text of decodings(wire, place)) yield { kind: 'scalar', text };
    for (const texts of alike(wires, place)) {
      yield* listShapes(texts);
      yield* listShapes(texts.flatMap((text) => text.split(',')));
    }
  }
  const wire = wires.join(',');
  for (const text of decodings(wire, place)) yield* textShapes(text, delimiters, wires.length > 1 ? ',' : declared);
  for (const delimiter of delimiters) {
    // Split before decoding: an encoded delimiter belongs to its item.
    if (wire.includes(delimiter)) yield* splitShapes(wire.split(delimiter).map((piece) => usual(piece, place)));
  }
}

/** A name that occurs more than once counts the first or the last time. */
function* memberShapes(members: Pairs, place: 'query' | 'cookie'): Generator<Shape> {
  const last = [...new Map(members)];
  const first = [...new Map(members.toReversed())];
  for (const once of new Set(members.length === last.length ? [members] : [last, first])) {
    const names = once.map(([name]) => name);
    const wires = once.map(([, wire]) => wire);
    for (const texts of alike(wires, place))
      yield { kind: 'members', members: names.map((name, i) => [name, texts[i] ?? ''] as const) };
  }
}

/** All texts decoded one way, then all the other way. */
function alike(wires: readonly string[], place: 'query' | 'cookie'): readonly (readonly string[])[] {
  const all = wires.map((wire) => decodings(wire, place));
  const most = Math.max(...all.map(({ length }) => length));
  return Array.from({ length: most }, (_, i) => all.map((ways) => ways[Math.min(i, ways.length - 1)] ?? ''));
}

function usual(wire: string, place: 'query' | 'cookie'): string {
  return decodings(wire, place)[0] ?? wire;
}

/** `k` of `p[k]`, `p[k][]` and `p.k`; an empty text for `p[]`. */
function memberOf(key: string, name: string): string | undefined {
  if (!key.startsWith(name)) return undefined;
  const rest = key.slice(name.length);
  return /^\[([^\]]*)\](\[\])?$/.exec(rest)?.[1] ?? /^\.(.+)$/.exec(rest)?.[1];
}
