import type { Json } from '../../openapi/json.ts';

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['true', '1', 'yes', 'on', 't', 'y'].map((text) => [text, true] as const),
  ...['false', '0', 'no', 'off', 'f', 'n'].map((text) => [text, false] as const),
]);

const DECIMAL = /^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)(e[+-]?[0-9]+)?$/i;

/** Numbers that JSON cannot hold but readers may take: `NaN`, `inf`, `1e999`. What is read is not to be decided. */
export function isBeyondNumbers(text: string): boolean {
  const plain = text.trim();
  if (/^[+-]?(nan|inf|infinity)$/i.test(plain)) return true;
  return DECIMAL.test(plain) && !Number.isFinite(Number(plain));
}

/**
 * Every value that a plausible server reads from one text: the text itself, trimmed, a number in any usual spelling, a
 * boolean, null, or what it is as JSON (`reference/generation.md`, 6.1).
 */
export function scalarReadings(text: string): readonly Json[] {
  const readings: Json[] = [text];
  const plain = text.trim();
  if (plain !== text) readings.push(plain);
  if (plain === '') {
    readings.push(null);
    return readings;
  }
  const number = numberOf(plain);
  if (number !== undefined) readings.push(number);
  const boolean = BOOLEANS.get(plain.toLowerCase());
  if (boolean !== undefined) readings.push(boolean);
  for (const value of jsonReadings(plain)) if (value !== number && value !== boolean) readings.push(value);
  return readings;
}

/** The value of a JSON text, if it is one. */
export function jsonReadings(text: string): readonly Json[] {
  if (!/^\s*(["[{\-0-9]|true|false|null)/.test(text)) return [];
  try {
    const value: Json = JSON.parse(text);
    return [value];
  } catch {
    return [];
  }
}

const BASED = /^([+-]?)(0[xob][0-9a-f]+)$/i;

function numberOf(text: string): number | undefined {
  // Some languages read digits of any script, and underscores between digits.
  const plain = text
    .replace(/(?<=\p{Nd})_(?=\p{Nd})/gu, '')
    .replace(/[^\0-\x7F]/gu, (character) => (/\p{Nd}/u.test(character) ? String(digitOf(character)) : character));
  const based = BASED.exec(plain);
  const value = based
    ? (based[1] === '-' ? -1 : 1) * Number(based[2])
    : DECIMAL.test(plain)
      ? Number(plain)
      : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** Digits of a script follow each other, from a zero that no digit precedes. */
function digitOf(character: string): number {
  let digit = 0;
  const code = character.codePointAt(0) ?? 0;
  while (digit < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - digit - 1))) digit++;
  return digit;
}
