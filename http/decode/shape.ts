import type { Json } from '../../openapi/json.ts';
import { isBeyondNumbers, scalarReadings } from './scalar.ts';

/** How the octets of one parameter fall into texts, before anybody says what the texts are. */
export type Shape =
  | { readonly kind: 'scalar'; readonly text: string }
  | { readonly kind: 'items'; readonly texts: readonly string[] }
  | { readonly kind: 'members'; readonly members: readonly (readonly [name: string, text: string])[] };

/** Most combinations of item readings that are tried one by one; beyond, all items are read by one rule. */
const MOST_ITEM_COMBINATIONS = 64;
/** The same for members, which may each have a rule of their own: beyond, nothing is decided. */
const MOST_MEMBER_COMBINATIONS = 256;

/** Every value of a shape, each text read in every plausible way. */
export function* shapeReadings(shape: Shape): Generator<Json> {
  switch (shape.kind) {
    case 'scalar':
      yield* scalarReadings(shape.text);
      return;
    case 'items': {
      const choices = shape.texts.map(scalarReadings);
      if (count(choices) <= MOST_ITEM_COMBINATIONS) yield* combinations(choices);
      else yield* alikeReadings(shape.texts, choices);
      return;
    }
    case 'members': {
      const choices = shape.members.map(([, text]) => scalarReadings(text));
      if (count(choices) > MOST_MEMBER_COMBINATIONS) return;
      const names = shape.members.map(([name]) => name);
      // Not assigned: a member may be named __proto__.
      for (const values of combinations(choices))
        yield Object.fromEntries(names.map((name, i) => [name, values[i] ?? null]));
    }
  }
}

/** True when the shape has a reading that is not enumerated: numbers beyond JSON, or members in too many combinations. */
export function isUndecidable(shape: Shape): boolean {
  switch (shape.kind) {
    case 'scalar':
      return isBeyondNumbers(shape.text);
    case 'items':
      return shape.texts.some(isBeyondNumbers);
    case 'members':
      return (
        shape.members.some(([, text]) => isBeyondNumbers(text)) ||
        count(shape.members.map(([, text]) => scalarReadings(text))) > MOST_MEMBER_COMBINATIONS
      );
  }
}

/** The same for two shapes that have the same readings. */
export function shapeKey(shape: Shape): string {
  switch (shape.kind) {
    case 'scalar':
      return `s${shape.text}`;
    case 'items':
      return `i${shape.texts.join('\0')}`;
    case 'members':
      return `m${shape.members.map(([name, text]) => `${name}\0${text}`).join('\0')}`;
  }
}

function count(choices: readonly (readonly Json[])[]): number {
  let product = 1;
  for (const { length } of choices) {
    product *= length;
    if (product > MOST_MEMBER_COMBINATIONS) return product;
  }
  return product;
}

/** One of each, in every combination. Yields a fresh list each time: readers may keep it. */
function* combinations(choices: readonly (readonly Json[])[]): Generator<readonly Json[]> {
  const at = choices.map(() => 0);
  for (;;) {
    yield choices.map((options, i) => options[at[i] ?? 0] ?? null);
    let wheel = 0;
    while (wheel < at.length) {
      at[wheel] = (at[wheel] ?? 0) + 1;
      if ((at[wheel] ?? 0) < (choices[wheel]?.length ?? 0)) break;
      at[wheel] = 0;
      wheel++;
    }
    if (wheel === at.length) return;
  }
}

const KINDS = ['number', 'boolean', 'object'] as const;
const ORDERS: readonly (readonly string[])[] = [
  [],
  ...KINDS.flatMap((first) => [[first], ...KINDS.filter((kind) => kind !== first).map((second) => [first, second])]),
];

/** All texts read by one rule: as they are, or as numbers, booleans or null wherever they are one, in every order. */
function* alikeReadings(texts: readonly string[], choices: readonly (readonly Json[])[]): Generator<readonly Json[]> {
  const spaced = texts.some((text) => text !== text.trim());
  for (const order of ORDERS) {
    for (const trimmed of spaced ? [false, true] : [false]) {
      yield texts.map((text, i) => {
        for (const kind of order) {
          const found = choices[i]?.find((reading) => typeof reading === kind);
          if (found !== undefined) return found;
        }
        return trimmed ? text.trim() : text;
      });
    }
  }
}
