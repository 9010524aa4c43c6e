/** Shorter ones are redacted in their own places only: they would be found in any text. */
const SHORTEST = 4;
/** Encoded and reversed forms of shorter secrets are too common to look for. */
const SHORTEST_CODED = 6;
/** Beyond this length the beginning of a secret stands for all of it, and what follows goes with it. */
const LONG = 48;
/** From this length on each half is a secret of its own, so that what is cut or altered is found too. */
const HALVED = 24;

type Span = readonly [from: number, to: number];

/**
 * Finds every spelling of these secrets that a server may send back: any mixture of plain, percent-encoded, JSON-escaped
 * and HTML-escaped characters in either case, the same reversed, in hex, and in base64 at any offset. Of a long one each
 * half alone. Spans may overlap. `undefined` when there is nothing to look for.
 */
export function spellingsFinder(secrets: readonly string[]): ((text: string) => readonly Span[]) | undefined {
  const plain = new Map<string, number>();
  const mixed = new Map<string, number>();
  const add = (characters: readonly string[]): void => {
    plain.set(shortened(characters, literal), characters.length);
    mixed.set(shortened(characters, oneCharacter), characters.length);
  };
  for (const secret of new Set(secrets)) {
    const characters = [...secret];
    if (characters.length < SHORTEST) continue;
    add(characters);
    if (characters.length < SHORTEST_CODED) continue;
    add(characters.toReversed());
    const bytes = Buffer.from(secret, 'utf8');
    plain.set(bytes.subarray(0, LONG).toString('hex') + (bytes.length > LONG ? '[0-9a-f]*' : ''), bytes.length * 2);
    for (const core of base64Cores(bytes)) plain.set(core.source, core.length);
    if (characters.length < HALVED) continue;
    const middle = Math.floor(characters.length / 2);
    for (const half of [characters.slice(0, middle), characters.slice(middle)]) add(half);
  }
  if (plain.size === 0) return undefined;
  const unescaped = longestFirst(plain);
  const escaped = longestFirst(mixed);
  return (text) => [
    ...spansOf(unescaped, text),
    // The pattern of all mixtures is large: it is compiled for texts that have anything escaped in them.
    ...(/[%\\&+]/.test(text) ? spansOf(escaped, text) : []),
  ];
}

function spansOf(pattern: RegExp, text: string): readonly Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }): Span => [index, index + found.length]);
}

function longestFirst(sources: ReadonlyMap<string, number>): RegExp {
  const sorted = [...sources].sort(([, a], [, b]) => b - a).map(([source]) => source);
  return new RegExp(sorted.join('|'), 'gi');
}

function shortened(characters: readonly string[], one: (character: string) => string): string {
  const head = characters.slice(0, LONG).map(one).join('');
  // The rest of a long token goes without being spelt out; what is redacted too much are characters of a token.
  return characters.length > LONG ? `${head}[\\w.~+/=%\\\\&#;-]*` : head;
}

/** A character as it is, percent-encoded (more than once even), as a JSON or JavaScript escape, or as an HTML reference. */
function oneCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const percent = [...Buffer.from(character, 'utf8')].map((byte) => `%(?:25){0,4}${hex(byte, 2)}`).join('');
  const units = [...character].flatMap((c) =>
    Array.from({ length: c.length }, (_, i) => `\\\\{1,8}u${hex(c.charCodeAt(i), 4)}`),
  );
  const named = NAMED.get(character);
  const forms = [
    literal(character),
    percent,
    units.join(''),
    ...(code < 256 ? [`\\\\{1,8}x${hex(code, 2)}`] : []),
    `&#(?:0{0,6}${code}|x0{0,6}${code.toString(16)});`,
    ...(named ? [`&(?:amp;){0,4}${named};`] : []),
    ...(/["\\/]/.test(character) ? [`\\\\{1,8}${literal(character)}`] : []),
    ...(character === ' ' ? ['\\+'] : []),
  ];
  return `(?:${forms.join('|')})`;
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['&', 'amp'],
  ['<', 'lt'],
  ['>', 'gt'],
  ['"', 'quot'],
  ["'", 'apos'],
]);

/** The characters of base64 that depend on the secret alone, at each of the three offsets that it may start at. */
function base64Cores(bytes: Buffer): readonly { readonly source: string; readonly length: number }[] {
  return [0, 1, 2].flatMap((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    const whole = shifted.toString('base64').replace(/=+$/, '');
    const exact = shifted.length % 3 === 0 ? whole.length : whole.length - 1;
    const core = whole.slice(offset === 0 ? 0 : offset + 1, exact);
    if (core.length < SHORTEST_CODED) return [];
    const long = core.length > LONG;
    const source = [...(long ? core.slice(0, LONG) : core)]
      .map((c) => (c === '+' ? '(?:[+\\-]|%2B)' : c === '/' ? '(?:[\\/_]|%2F|\\\\\\/)' : c))
      .join('');
    return [{ source: long ? `${source}[\\w+/%=-]*` : source, length: core.length }];
  });
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

function literal(character: string): string {
  return character.replace(/[\^$\\.*+?()[\]{}|/-]/g, '\\$&');
}
