import { between, type Random } from './random.ts';

const MOST_REPEATS = 3;
const DIGITS = '0123456789';
const WORD = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_';
const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');

/**
 * A text that should match this ECMAScript pattern, built from the part of the syntax that documents use: literals,
 * classes, groups, alternatives, quantifiers, anchors. Lookaround and back references yield nothing; whoever asks tests
 * the text against the pattern. `stretch` asks quantifiers for more repeats, so that a minLength can be met.
 */
export function patternSample(pattern: string, random: Random, stretch = 0): string | undefined {
  const reader: Reader = { text: pattern, at: 0, random, stretch };
  try {
    const sample = alternatives(reader);
    return reader.at === pattern.length ? sample : undefined;
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

interface Reader {
  readonly text: string;
  at: number;
  readonly random: Random;
  readonly stretch: number;
}

class Unsupported extends Error {}

function alternatives(reader: Reader): string {
  const branches = [sequence(reader)];
  while (reader.text[reader.at] === '|') {
    reader.at++;
    branches.push(sequence(reader));
  }
  return branches[reader.random() % branches.length] ?? '';
}

function sequence(reader: Reader): string {
  let out = '';
  for (let c = reader.text[reader.at]; c !== undefined && c !== '|' && c !== ')'; c = reader.text[reader.at])
    out += term(reader);
  return out;
}

/** One atom with its quantifier. A repeated atom is read again for each repeat, so that its repeats differ. */
function term(reader: Reader): string {
  const start = reader.at;
  const first = atom(reader);
  const end = reader.at;
  const [low, high] = quantifier(reader);
  const after = reader.at;
  const count =
    between(reader.random, low, Math.min(high, low + MOST_REPEATS)) +
    (high > low + MOST_REPEATS ? Math.min(reader.stretch, high - low - MOST_REPEATS) : 0);
  let out = count > 0 ? first : '';
  for (let i = 1; i < count; i++) {
    reader.at = start;
    out += atom(reader);
    if (reader.at !== end) throw new Unsupported();
  }
  reader.at = after;
  return out;
}

function quantifier(reader: Reader): readonly [number, number] {
  const match = /^(?:\*|\+|\?|\{(\d+)(?:(,)(\d*))?\})\??/.exec(reader.text.slice(reader.at));
  if (!match) return [1, 1];
  reader.at += match[0].length;
  switch (match[0][0]) {
    case '*':
      return [0, Number.POSITIVE_INFINITY];
    case '+':
      return [1, Number.POSITIVE_INFINITY];
    case '?':
      return [0, 1];
  }
  const low = Number(match[1]);
  if (low > 10_000) throw new Unsupported();
  return [low, match[2] === undefined ? low : match[3] ? Number(match[3]) : Number.POSITIVE_INFINITY];
}

function atom(reader: Reader): string {
  const c = reader.text[reader.at++];
  switch (c) {
    case '^':
    case '$':
      return '';
    case '.':
      return pick(reader, WORD);
    case '(': {
      const group = /^\?(?::|<[A-Za-z_$][\w$]*>)/.exec(reader.text.slice(reader.at));
      if (group) reader.at += group[0].length;
      else if (reader.text[reader.at] === '?') throw new Unsupported();
      const inner = alternatives(reader);
      if (reader.text[reader.at++] !== ')') throw new Unsupported();
      return inner;
    }
    case '[':
      return pick(reader, characterClass(reader));
    case '\\':
      return pick(reader, escaped(reader));
    case undefined:
    case '*':
    case '+':
    case '?':
      throw new Unsupported();
    default:
      return c;
  }
}

/** The characters that an escape stands for. */
function escaped(reader: Reader): string {
  const c = reader.text[reader.at++] ?? '';
  switch (c) {
    case 'd':
      return DIGITS;
    case 'w':
      return WORD;
    case 's':
      return ' ';
    case 'D':
      return without(DIGITS);
    case 'W':
      return without(WORD);
    case 'S':
      return without(' ');
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    case 'x':
    case 'u': {
      const hex = (c === 'x' ? /^[0-9A-Fa-f]{2}/ : /^(?:[0-9A-Fa-f]{4}|\{[0-9A-Fa-f]+\})/).exec(
        reader.text.slice(reader.at),
      );
      if (!hex) return c;
      reader.at += hex[0].length;
      return String.fromCodePoint(Number.parseInt(hex[0].replace(/[{}]/g, ''), 16));
    }
    case 'p':
    case 'P': {
      const name = /^\{([^}]+)\}/.exec(reader.text.slice(reader.at));
      if (!name) throw new Unsupported();
      reader.at += name[0].length;
      const matcher = new RegExp(`^\\${c}{${name[1]}}$`, 'u');
      return [...PRINTABLE].filter((character) => matcher.test(character)).join('') || unsupported();
    }
    case 'b':
    case 'B':
      return '';
    case 'k':
      throw new Unsupported();
    default:
      return /[1-9]/.test(c) ? unsupported() : c;
  }
}

function characterClass(reader: Reader): string {
  const negated = reader.text[reader.at] === '^';
  if (negated) reader.at++;
  let members = '';
  while (reader.text[reader.at] !== ']') {
    if (reader.at >= reader.text.length) throw new Unsupported();
    const low = classMember(reader);
    if (reader.text[reader.at] === '-' && reader.text[reader.at + 1] !== ']' && [...low].length === 1) {
      reader.at++;
      members += range(low, classMember(reader));
    } else members += low;
  }
  reader.at++;
  return negated ? without(members) : members;
}

function classMember(reader: Reader): string {
  const c = reader.text[reader.at++] ?? '';
  return c === '\\' ? escaped(reader) : c;
}

function range(low: string, high: string): string {
  const from = low.codePointAt(0) ?? 0;
  const to = Math.min(high.codePointAt(0) ?? 0, from + 255);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => String.fromCodePoint(from + i)).join('');
}

function without(members: string): string {
  return [...PRINTABLE].filter((character) => !members.includes(character)).join('');
}

function pick(reader: Reader, characters: string): string {
  const all = [...characters];
  return all[reader.random() % Math.max(all.length, 1)] ?? '';
}

function unsupported(): never {
  throw new Unsupported();
}
