import { type Arbitrary, constant, integer, oneof, string, stringMatching } from 'fast-check';
import { compilePattern, greatest, least, type Shape } from '../../openapi/schema/shape.ts';
import { draw as drawBounded } from '../random.ts';
import { agreed } from './agreed-text.ts';
import { customArbitrary, customSamples } from './custom-format.ts';
import { formatArbitrary } from './format-arbitrary.ts';
import { formatValues } from './format-values.ts';

/** Strings stop here, whatever `minLength` says: a longer one is not modelled. */
export const LONGEST = 65_536;
const SMALL = 24;

/** The length of a string as JSON Schema counts it: code points. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

function boundsOf(shape: Shape): Bounds {
  return {
    min: Math.max(0, Math.ceil(greatest(shape, 'minLength') ?? 0)),
    max: Math.floor(least(shape, 'maxLength') ?? Number.POSITIVE_INFINITY),
  };
}

function patternsOf(shape: Shape): readonly string[] {
  return (shape.keywords.get('pattern') ?? []).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
}

function formatOf(shape: Shape): string | undefined {
  const format = shape.keywords.get('format')?.[0]?.value;
  if (typeof format !== 'string') return undefined;
  return Object.hasOwn(formatValues, format) || shape.formats?.has(format) ? format : undefined;
}

/** Text of exactly this many code points. `plain` is letters, `latin` has a letter outside ASCII, `astral` emoji. */
export function textOf(length: number, kind: 'plain' | 'latin' | 'astral' = 'plain'): string {
  const letters = LETTERS[kind];
  const text =
    letters.join('').repeat(Math.floor(length / letters.length)) + letters.slice(0, length % letters.length).join('');
  if (kind !== 'latin' || length === 0) return text;
  return length === 1 ? 'é' : `é${text.slice(1, -1)}é`;
}

const LETTERS = {
  plain: [...'abcdefghijklmnopqrstuvwxyz'],
  latin: [...'Zürich Ærø 東京 '],
  astral: [...'😀🎉'],
};

const chosen = new WeakMap<Shape, readonly string[]>();

/** Valid strings chosen for a reason, most natural first. The caller keeps what the validator accepts. */
export function systematicStrings(shape: Shape): readonly string[] {
  const known = chosen.get(shape) ?? chooseStrings(shape);
  chosen.set(shape, known);
  return known;
}

function chooseStrings(shape: Shape): readonly string[] {
  const { min, max } = boundsOf(shape);
  const format = formatOf(shape);
  const patterns = patternsOf(shape);
  if (min > LONGEST || min > max) return [];
  const found: string[] = [];
  if (patterns.length > 0) found.push(...patternExamples(shape).filter((text) => agreed(format, text)));
  if (format) found.push(...(customSamples(shape.formats?.get(format)) ?? formatValues[format]?.valid ?? []));
  if (format === undefined && patterns.length === 0) {
    const natural = Math.min(Math.max(min, 8), Math.min(max, LONGEST));
    found.push(textOf(natural));
    for (const length of [min, min + 1]) if (length <= Math.min(max, LONGEST)) found.push(textOf(length));
    if (Number.isFinite(max) && max <= LONGEST)
      for (const length of [max, max - 1]) if (length >= min) found.push(textOf(length));
    const middle = Math.min(Math.max(min, 12), Math.min(max, LONGEST));
    found.push(textOf(middle, 'latin'), textOf(middle, 'astral'));
    if (Number.isFinite(max) && max <= 4096 && max >= min) found.push(textOf(max, 'astral'), textOf(max, 'latin'));
    if (max >= 1024) found.push(textOf(Math.max(min, 1024)));
    if (max >= 5000) found.push(textOf(Math.max(min, 5000)));
    const special = [
      'a\u0000b',
      'tab\tand\nnewline',
      '100% "quoted" \\ <b>&amp;</b>',
      ' padded ',
      '0',
      'null',
      "Robert'); DROP TABLE x;--",
      '\u202Ertl\u200B',
    ];
    found.push(...special.map((text) => text.padEnd(min, 'x')).filter((text) => codePoints(text) <= max));
  } else if (format !== undefined) {
    for (const text of formatValues[format]?.valid ?? [])
      if (codePoints(text) < min && format === 'uri') found.push(text + 'x'.repeat(min - codePoints(text)));
  }
  return [...new Set(found)];
}

const SAMPLES = 12;

/** A few strings that match the pattern, of different lengths, without randomness of their own. */
function patternExamples(shape: Shape): readonly string[] {
  const arbitrary = patternArbitrary(shape);
  if (!arbitrary) return [];
  const { min, max } = boundsOf(shape);
  const found: string[] = [];
  // Drawn and looked at, not filtered: a filter that nothing passes never ends.
  for (let seed = 1; seed <= SAMPLES * 4 && found.length < SAMPLES; seed++) {
    const text = attempt(arbitrary, seed);
    if (text !== undefined && codePoints(text) >= min && codePoints(text) <= max) found.push(text);
  }
  return [...found].sort((a, b) => a.length - b.length);
}

function attempt(arbitrary: Arbitrary<string>, seed: number): string | undefined {
  try {
    return drawBounded(arbitrary, seed);
  } catch {
    return undefined;
  }
}

/** A string arbitrary for the shape, `undefined` where no length is left; what it yields is tested again by the caller. */
export function stringArbitrary(shape: Shape): Arbitrary<string> | undefined {
  const { min, max } = boundsOf(shape);
  if (min > max) return undefined;
  const pattern = patternArbitrary(shape);
  const format = formatOf(shape);
  if (pattern) {
    const tests = patternsOf(shape).map((source) => compilePattern(source));
    const usual = systematicStrings(shape).find((text) => tests.every((test) => test?.test(text)));
    return pattern.map((text) => (usual === undefined || agreed(format, text) ? text : usual));
  }
  if (format) return customArbitrary(shape.formats?.get(format)) ?? formatArbitrary(format);
  const top = Math.min(max, Math.max(min, SMALL), LONGEST);
  if (min > 2000) return constant(textOf(Math.min(min, LONGEST)));
  return oneof(
    { weight: 4, arbitrary: string({ unit: 'grapheme-ascii', minLength: min, maxLength: top }) },
    {
      weight: 1,
      arbitrary: string({ unit: anyCharacter(), minLength: min, maxLength: top }),
    },
  );
}

/** Any character but surrogates, those of few octets more often. fast-check's `binary` tabulates all of Unicode first. */
function anyCharacter(): Arbitrary<string> {
  return oneof(
    integer({ min: 0, max: 0x7f }),
    integer({ min: 0x80, max: 0xd7ff }),
    integer({ min: 0xe000, max: 0x10ffff }),
  ).map((code) => String.fromCodePoint(code));
}

function patternArbitrary(shape: Shape): Arbitrary<string> | undefined {
  const [first] = patternsOf(shape);
  if (first === undefined) return undefined;
  const { min, max } = boundsOf(shape);
  const pattern = compilePattern(stretched(anchoredClasses(first), min));
  if (!pattern) return undefined;
  try {
    return stringMatching(pattern, { maxLength: Number.isFinite(max) ? Math.max(max, 1) : undefined, size: 'small' });
  } catch {
    return undefined;
  }
}

/** The pattern with its first unbounded repetition long enough for `min` characters: by itself it is drawn short. */
function stretched(source: string, min: number): string {
  if (min <= 4) return source;
  let inClass = false;
  for (let i = 0; i < source.length; i++) {
    const c = source.charAt(i);
    if (c === '\\') i++;
    else if (c === '[') inClass = true;
    else if (c === ']') inClass = false;
    else if (!inClass && (c === '+' || c === '*') && source.charAt(i - 1) !== '(')
      return `${source.slice(0, i)}{${min},}${source.slice(i + 1).replace(/^[?+]/, '')}`;
  }
  return source;
}

/** Unanchored ends generate surrounding noise: anchoring keeps what is generated short. Lookaround is left out and tested again. */
function anchoredClasses(source: string): string {
  const body = source.replace(/\(\?[=!](?:[^()]|\([^()]*\))*\)/g, '');
  return /^\^/.test(body) || /\|/.test(body) ? body : `^(?:${body})$`.replace(/\$\)\$$/, ')$');
}
