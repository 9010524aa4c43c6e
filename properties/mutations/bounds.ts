import { isArray, type Json } from '../../openapi/json.ts';
import { itemPointers, numbers, type Shapes } from '../../openapi/schema/shape.ts';
import { build } from '../arbitraries/instance.ts';
import { leaves } from '../arbitraries/leaves.ts';
import { rangeOf } from '../arbitraries/number.ts';
import type { Site } from '../arbitraries/sites.ts';
import { codePoints, LONGEST, textOf } from '../arbitraries/string.ts';
import type { Mutation, Proposal } from './mutation.ts';

/** A mutation that reads one numeric keyword and proposes values beyond it. */
function beyond(
  keyword: string,
  values: (bound: number, site: Site, shapes: Shapes) => readonly Json[],
  says: (bound: number) => string,
): Mutation {
  return {
    keyword,
    *propose(site, shapes): Iterable<Proposal> {
      for (const { value: bound, pointer } of site.shape.keywords.get(keyword) ?? []) {
        if (typeof bound !== 'number') continue;
        for (const value of values(bound, site, shapes))
          yield { keyword, schema: pointer, value, summary: `${shown(value)}; ${says(bound)}` };
      }
    },
  };
}

function shown(value: Json): string {
  if (typeof value === 'string') return `a text of ${codePoints(value)} characters`;
  if (isArray(value)) return `a list of ${value.length}`;
  return JSON.stringify(value);
}

const whole = ({ shape }: Site): boolean => rangeOf(shape).integer;
const step = ({ shape }: Site): number => rangeOf(shape).multipleOf ?? 1;
/** The product of the steps beside this one. */
const otherSteps = ({ shape }: Site, bound: number): number =>
  numbers(shape, 'multipleOf')
    .filter((other) => other !== bound)
    .reduce((product, other) => product * other, 1);
const number = (site: Site): boolean => site.shape.types.has('integer') || site.shape.types.has('number');

export const minimum = beyond(
  'minimum',
  (bound, site) =>
    number(site)
      ? [
          bound - step(site),
          ...(whole(site) || rangeOf(site.shape).multipleOf ? [] : [bound - 0.001]),
          bound - 1000 * step(site),
        ]
      : [],
  (bound) => `the least is ${bound}`,
);
export const maximum = beyond(
  'maximum',
  (bound, site) =>
    number(site)
      ? [
          bound + step(site),
          ...(whole(site) || rangeOf(site.shape).multipleOf ? [] : [bound + 0.001]),
          bound + 1000 * step(site),
        ]
      : [],
  (bound) => `the most is ${bound}`,
);
export const exclusiveMinimum = beyond(
  'exclusiveMinimum',
  (bound, site) => (number(site) ? [bound, bound - step(site)] : []),
  (bound) => `it must be above ${bound}`,
);
export const exclusiveMaximum = beyond(
  'exclusiveMaximum',
  (bound, site) => (number(site) ? [bound, bound + step(site)] : []),
  (bound) => `it must be below ${bound}`,
);
export const multipleOf = beyond(
  'multipleOf',
  (bound, site) =>
    number(site) && typeof site.value === 'number'
      ? [
          bound / 2,
          site.value + bound / 2,
          ...(whole(site) && bound > 1 ? [site.value + 1, 1] : []),
          // A multiple of every other step.
          ...[otherSteps(site, bound), site.value + otherSteps(site, bound)],
        ]
      : [],
  (bound) => `it must be a multiple of ${bound}`,
);

/** A text of another length that is like the valid one where it can be: so that a pattern holds and the length alone is wrong. */
function resized({ value }: Site, length: number): readonly string[] {
  if (length < 0 || length > LONGEST) return [];
  const own = typeof value === 'string' ? [...value] : [];
  const last = own.at(-1) ?? 'a';
  const like = length <= own.length ? own.slice(0, length).join('') : own.join('') + last.repeat(length - own.length);
  return [...new Set([like, textOf(length)])];
}

export const minLength = beyond(
  'minLength',
  (bound, site) => (site.shape.types.has('string') && bound > 0 ? resized(site, Math.ceil(bound) - 1) : []),
  (bound) => `the least is ${bound} characters`,
);
export const maxLength = beyond(
  'maxLength',
  (bound, site) =>
    site.shape.types.has('string')
      ? [...resized(site, Math.floor(bound) + 1), ...resized(site, Math.floor(bound) + 50)]
      : [],
  (bound) => `the most is ${bound} characters`,
);

export const minItems = beyond(
  'minItems',
  (bound, { value }) =>
    isArray(value) && bound > 0 && value.length >= bound
      ? [value.slice(0, Math.ceil(bound) - 1), ...(bound > 1 ? [[]] : [])]
      : [],
  (bound) => `the fewest are ${bound}`,
);
export const maxItems = beyond(
  'maxItems',
  (bound, { value, shape }, shapes) => {
    if (!isArray(value) || bound >= 2000) return [];
    const length = Math.floor(bound) + 1;
    const made = (i: number): Json | undefined =>
      build(shapes, itemPointers(shape, i), { optional: 'none', branch: 0, depth: 3 });
    const last = value.at(-1) ?? made(0) ?? null;
    const own = value.length > 0 ? value : [last];
    return [
      Array.from({ length }, (_, i) => varied(own, i)),
      // A pattern may allow no digits: then letters, and where nothing asks for differences, the same again.
      Array.from({ length }, (_, i) => value[i] ?? lettered(last, i)),
      Array.from({ length }, (_, i) => numbered(last, i)),
      Array.from({ length }, (_, i) => value[i] ?? last),
      Array.from({ length }, (_, i) => value[i] ?? made(i) ?? last),
      // Where the items are listed, others of the list.
      [...value, ...leaves(shapes, itemPointers(shape, value.length)).filter((leaf) => !value.includes(leaf))].slice(
        0,
        length,
      ),
    ];
  },
  (bound) => `the most are ${bound}`,
);

/** The text with another number at its end, as long as its own: a date has to stay one, and a code too. */
function numbered(item: Json, i: number): Json {
  if (typeof item !== 'string') return item;
  return item.replace(/[0-9]+(?=[^0-9]*$)/, (digits) =>
    String(i + 1)
      .padStart(digits.length, '0')
      .slice(-digits.length),
  );
}

function lettered(item: Json, i: number): Json {
  const letters = String.fromCharCode(97 + (i % 26)).repeat(1 + Math.floor(i / 26));
  return typeof item === 'string' ? `${item.slice(0, 12)}${letters}` : item;
}

/** Items beyond those there are; texts and numbers differ, so that uniqueness holds where it is asked for. */
function varied(items: readonly Json[], i: number): Json {
  const own = items[i];
  if (own !== undefined) return own;
  const last = items.at(-1) ?? null;
  if (typeof last === 'number') return last + i;
  return typeof last === 'string' && !/[^a-z0-9 -]/i.test(last) ? `${last.slice(0, 12)}${i}` : last;
}
