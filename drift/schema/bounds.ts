import type { JsonPointer } from '../../openapi/pointer.ts';
import type { Stated, TypeName } from '../../openapi/schema/shape.ts';
import type { SchemaEdit } from './edit.ts';
import type { Flat } from './flatten.ts';
import { bothAllow, edit, type Node } from './node.ts';

/** A bound of a node: its value, whether the value itself is out, and the keyword that says so. */
interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
  readonly keyword: string;
  readonly pointer: JsonPointer;
}

interface Kind {
  /** As ids spell it. */
  readonly name: string;
  readonly keyword: string;
  readonly exclusive?: { readonly name: string; readonly keyword: string };
  readonly side: 'lower' | 'upper';
  readonly types: readonly TypeName[];
  /** The bound that says nothing: no text is shorter than 0. */
  readonly vacuous?: number;
}

const kinds: readonly Kind[] = [
  {
    name: 'min',
    keyword: 'minimum',
    exclusive: { name: 'exclusive-min', keyword: 'exclusiveMinimum' },
    side: 'lower',
    types: ['integer', 'number'],
  },
  {
    name: 'max',
    keyword: 'maximum',
    exclusive: { name: 'exclusive-max', keyword: 'exclusiveMaximum' },
    side: 'upper',
    types: ['integer', 'number'],
  },
  { name: 'min-length', keyword: 'minLength', side: 'lower', types: ['string'], vacuous: 0 },
  { name: 'max-length', keyword: 'maxLength', side: 'upper', types: ['string'] },
  { name: 'min-items', keyword: 'minItems', side: 'lower', types: ['array'], vacuous: 0 },
  { name: 'max-items', keyword: 'maxItems', side: 'upper', types: ['array'] },
  { name: 'min-properties', keyword: 'minProperties', side: 'lower', types: ['object'], vacuous: 0 },
  { name: 'max-properties', keyword: 'maxProperties', side: 'upper', types: ['object'] },
];

/** How the bounds of a node changed: of numbers, lengths, items and members. */
export function boundEdits(node: Node): readonly SchemaEdit[] {
  return kinds.flatMap((kind) => {
    if (!bothAllow(node, ...kind.types)) return [];
    const old = boundOf(node.old, kind);
    const fresh = boundOf(node.new, kind);
    return compareBounds(node, kind, old, fresh);
  });
}

function compareBounds(
  node: Node,
  kind: Kind,
  old: Bound | undefined,
  fresh: Bound | undefined,
): readonly SchemaEdit[] {
  if (!old && !fresh) return [];
  const order = compare(kind, old, fresh);
  if (order === 0) return [];
  const tighter = order < 0;
  // A bound that got tighter is named after what binds now, one that got looser after what bound before.
  const binding = tighter ? fresh : old;
  const same = old?.exclusive === fresh?.exclusive;
  const base = binding?.exclusive ? (kind.exclusive?.name ?? kind.name) : kind.name;
  const up = tighter === (kind.side === 'lower');
  const change = old && fresh && same ? (up ? 'increased' : 'decreased') : tighter ? 'set' : 'unset';
  const keyword = binding?.keyword ?? kind.keyword;
  return [
    edit(node, {
      name: `${base}-${change}`,
      effect: tighter ? 'narrows' : 'widens',
      message:
        old && fresh
          ? `${shown(old)} is now ${shown(fresh)}`
          : fresh
            ? `${shown(fresh)} is new`
            : `${old ? shown(old) : keyword} is gone`,
      keywords: [kind.keyword, ...(kind.exclusive ? [kind.exclusive.keyword] : [])],
      old: old?.pointer,
      new: fresh?.pointer,
    }),
  ];
}

/** Negative where the new bound is tighter, positive where it is looser. */
function compare({ side }: Kind, old: Bound | undefined, fresh: Bound | undefined): number {
  if (!old) return fresh ? -1 : 0;
  if (!fresh) return 1;
  if (old.value !== fresh.value) return side === 'lower' ? old.value - fresh.value : fresh.value - old.value;
  return Number(old.exclusive) - Number(fresh.exclusive);
}

function boundOf(flat: Flat, kind: Kind): Bound | undefined {
  const integral = !flat.types.has('number');
  const bounds = [
    ...numbers(flat, kind.keyword).map((stated): Bound => ({ ...stated, exclusive: false, keyword: kind.keyword })),
    ...(kind.exclusive ? numbers(flat, kind.exclusive.keyword) : []).map(
      (stated): Bound => ({ ...stated, exclusive: true, keyword: kind.exclusive?.keyword ?? kind.keyword }),
    ),
  ].map((bound) => (integral && kind.exclusive ? whole(bound, kind.side) : bound));
  const [tightest] = bounds.sort((a, b) => compare(kind, b, a));
  return tightest?.value === kind.vacuous ? undefined : tightest;
}

/** Among integers, more than 0 is at least 1, and at least 0.5 too. */
function whole({ value, exclusive, keyword, pointer }: Bound, side: Kind['side']): Bound {
  const rounded = side === 'lower' ? Math.ceil(value) : Math.floor(value);
  const inside = exclusive && rounded === value ? value + (side === 'lower' ? 1 : -1) : rounded;
  return { value: inside, exclusive: false, keyword, pointer };
}

function numbers(flat: Flat, keyword: string): readonly { readonly value: number; readonly pointer: JsonPointer }[] {
  return (flat.keywords.get(keyword) ?? []).flatMap(({ value, pointer }: Stated) =>
    typeof value === 'number' ? [{ value, pointer }] : [],
  );
}

function shown({ keyword, value }: Bound): string {
  return `${keyword} ${value}`;
}
