import type { Json } from '../../openapi/json.ts';
import { pairShapes } from './pairs.ts';
import { isUndecidable, shapeReadings } from './shape.ts';
import { percentDecoded } from './text.ts';

const MOST_COMBINATIONS = 512;

type Pairs = readonly (readonly [name: string, wire: string])[];

/** The readings of one property of a form, whose pairs these are; `undecidable` where they cannot be enumerated. */
export function propertyReadings(
  name: string,
  pairs: Pairs,
): { readonly values: readonly Json[]; readonly undecidable: boolean } {
  const values: Json[] = [];
  for (const shape of pairShapes(pairs, {
    name,
    place: 'query',
    delimiters: [',', '%20', '+', '|', '%7C'],
    declared: undefined,
  })) {
    if (isUndecidable(shape)) return { values, undecidable: true };
    values.push(...shapeReadings(shape));
  }
  return { values, undecidable: false };
}

/** The readings of a whole form: every property in each of its readings; `undecidable` where these are too many. */
export function formReadings(text: string): { readonly values: readonly Json[]; readonly undecidable: boolean } {
  const pairs = text.split('&').flatMap((pair): [string, string][] => {
    const cut = pair.indexOf('=');
    return pair === '' ? [] : [cut < 0 ? [pair, ''] : [pair.slice(0, cut), pair.slice(cut + 1)]];
  });
  const names = [...new Set(pairs.map(([name]) => name))];
  let whole: (readonly (readonly [string, Json])[])[] = [[]];
  for (const name of names) {
    const { values, undecidable } = propertyReadings(
      percentDecoded(name),
      pairs.filter(([other]) => other === name),
    );
    const distinct = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
    if (undecidable || whole.length * distinct.length > MOST_COMBINATIONS) return { values: [], undecidable: true };
    whole = whole.flatMap((members) => distinct.map((value) => [...members, [percentDecoded(name), value] as const]));
  }
  return { values: whole.map((members) => Object.fromEntries(members)), undecidable: false };
}
