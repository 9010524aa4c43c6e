import { type EncodedParameter, encodeParameter } from '../http/encode/parameter.ts';
import { isArray, isObject, type Json } from '../openapi/json.ts';
import type { Parameter } from '../openapi/operation.ts';
import type { SchemaModel } from './models.ts';

/**
 * Whether some plausible reading of a parameter's bytes is valid: then a value that is invalid as typed is no strict
 * negative on the wire (`reference/generation.md`, 6). Errs on the side of "yes".
 */
export function readableAsValid(parameter: Parameter, value: Json, model: SchemaModel): boolean {
  if (parameter.content) return false;
  for (const reading of readings(parameter, encodeParameter(parameter, value), value))
    if (model.accepts(reading)) return true;
  return false;
}

/** Every value that a plausible server reads from these bytes. */
export function* readings(parameter: Parameter, encoded: EncodedParameter, value: Json): Iterable<Json> {
  const texts =
    'pairs' in encoded
      ? encoded.pairs.map(([, text]) => text)
      : [encoded.text.replace(/^[.;]/, '').replace(new RegExp(`^${escapePattern(parameter.name)}=`), '')];
  if (isObject(value)) {
    yield* objectReadings(value);
    return;
  }
  for (const text of texts) yield* scalarReadings(text);
  // A single text is a list of one to a reader that expects a list.
  yield* listReadings(texts);
  if (texts.length > 1) yield* scalarReadings(texts.join(','));
  const [whole = ''] = texts;
  for (const delimiter of [',', '%2C', '%20', '+', ' ', '|', '%7C', '.', ';']) {
    const pieces = whole.split(delimiter);
    if (pieces.length > 1 || isArray(value)) yield* listReadings(pieces);
  }
  // An empty or missing text may read as nothing at all, and then any default applies.
  if (texts.length === 0 || texts.every((text) => text === '')) {
    yield null;
    yield '';
    yield [];
  }
}

/** Lists of the pieces: as texts, and as what each spells, alone and all alike. */
function* listReadings(pieces: readonly string[]): Iterable<Json> {
  const decoded = pieces.map(decode);
  yield decoded;
  yield decoded.map((piece) => natural(piece));
  yield decoded.map((piece) => natural(piece.trim()));
  const parsed = decoded.map((piece) => [...scalarReadings(piece)]);
  for (let i = 0; i < 8; i++) yield parsed.map((choices) => choices[i % Math.max(1, choices.length)] ?? null);
}

function* objectReadings(value: { readonly [member: string]: Json | undefined }): Iterable<Json> {
  const members = Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  const texts = members.map(
    ([name, inner]) => [name, typeof inner === 'string' ? inner : JSON.stringify(inner)] as const,
  );
  yield value;
  yield Object.fromEntries(texts);
  yield Object.fromEntries(texts.map(([name, text]) => [name, natural(text)]));
  for (let i = 0; i < 10; i++)
    yield Object.fromEntries(texts.map(([name, text]) => [name, [...scalarReadings(text)][i] ?? text]));
  // One member read leniently, the others as they are.
  for (const [name, text] of texts)
    for (const reading of scalarReadings(text))
      yield { ...Object.fromEntries(texts.map(([n, t]) => [n, natural(t)])), [name]: reading };
}

/** What one text may be read as: text, number, boolean, null, JSON. */
export function* scalarReadings(raw: string): Iterable<Json> {
  for (const text of new Set([raw, decode(raw), decode(raw.replaceAll('+', ' ')), decode(raw).trim()])) {
    yield text;
    const number = Number(text);
    if (text.trim() !== '' && Number.isFinite(number)) yield number;
    if (/^(true|yes|on|1|t|y)$/i.test(text)) yield true;
    if (/^(false|no|off|0|f|n)$/i.test(text)) yield false;
    if (text === '' || /^null$/i.test(text)) yield null;
    try {
      yield JSON.parse(text) as Json; // JSON.parse yields JSON
    } catch {
      // Not JSON: no such reading.
    }
  }
}

function natural(text: string): Json {
  if (/^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(text)) return Number(text);
  return text === 'true' ? true : text === 'false' ? false : text;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
