import { isJson, parseMediaType } from '../../http/media-type.ts';
import type { Json } from '../../openapi/json.ts';
import type { Parameter, ParameterStyle } from '../../openapi/operation.ts';
import { readDeepObject } from './read-deep-object.ts';
import { type Preference, readScalar } from './read-scalar.ts';
import type { Reading } from './reading.ts';
import type { Shape } from './shape.ts';
import { percentDecode, type WirePair } from './wire.ts';

const PREFERENCES: readonly Preference[] = ['typed', 'text'];

/** The value of a path or header parameter from its text (RFC 6570 as OpenAPI's styles use it). */
export function readText(parameter: Parameter, shape: Shape, text: string): Reading {
  const encoded = parameter.in === 'path';
  const decode = (piece: string): string | undefined => (encoded ? percentDecode(piece, false) : piece.trim());
  if (parameter.content) {
    const whole = decode(text);
    return whole === undefined ? 'malformed' : contentReadings(parameter, [whole]);
  }
  const readings = PREFERENCES.map((preference) => styled(parameter, shape, text, decode, preference));
  if (readings.includes(undefined)) return 'malformed';
  const values = readings.filter((value) => value !== undefined);
  // Fields cannot hold every character, so that clients percent-encode some: either reading is fair.
  if (!encoded && text.includes('%')) {
    const decodeField = (piece: string): string | undefined => percentDecode(piece.trim(), false);
    for (const preference of PREFERENCES) {
      const value = styled(parameter, shape, text, decodeField, preference);
      if (value !== undefined) values.push(value);
    }
  }
  return values;
}

type Decode = (piece: string) => string | undefined;

function styled(
  { name, style, explode }: Parameter,
  shape: Shape,
  text: string,
  decode: Decode,
  preference: Preference,
): Json | undefined {
  const [body, delimiter] = unwrapped(name, style, explode, text, isList(shape) || isRecord(shape));
  if (body === undefined) return undefined;
  if (isRecord(shape)) return record(splitPieces(body, delimiter), explode, shape, decode, preference);
  if (isList(shape))
    return list(
      splitPieces(body, delimiter).map((piece) => matrixItem(piece, name, style, explode)),
      shape,
      decode,
      preference,
    );
  const whole = decode(body);
  return whole === undefined ? undefined : readScalar(whole, shape, preference);
}

/** The text without the prefix of its style, and what stands between the pieces of a structured value. */
function unwrapped(
  name: string,
  style: ParameterStyle,
  explode: boolean,
  text: string,
  structured: boolean,
): readonly [string | undefined, string] {
  switch (style) {
    case 'label':
      return [text.startsWith('.') ? text.slice(1) : undefined, explode ? '.' : ','];
    case 'matrix': {
      if (!text.startsWith(';')) return [undefined, ','];
      if (explode && structured) return [text.slice(1), ';'];
      const prefix = `;${name}`;
      if (text === prefix) return ['', ','];
      return [text.startsWith(`${prefix}=`) ? text.slice(prefix.length + 1) : undefined, ','];
    }
    default:
      return [text, ','];
  }
}

function matrixItem(piece: string, name: string, style: ParameterStyle, explode: boolean): string {
  if (style !== 'matrix' || !explode) return piece;
  return piece.startsWith(`${name}=`) ? piece.slice(name.length + 1) : '';
}

/** The value of a query or cookie parameter from all pairs of its place. */
export function readPairs(
  parameter: Parameter,
  shape: Shape,
  pairs: readonly WirePair[],
  claimed: ReadonlySet<string>,
): Reading {
  const { name, style, explode } = parameter;
  const decode: Decode = (piece) => percentDecode(piece, parameter.in === 'query');
  if (parameter.in === 'query' && style === 'deepObject') return readDeepObject(name, shape, pairs, decode);
  const own = pairs.filter((pair) => pair.name === name);
  if (parameter.content) {
    if (own.length === 0) return 'absent';
    return own.length > 1
      ? 'malformed'
      : contentReadings(
          parameter,
          own.map(({ text }) => decode(text)),
        );
  }
  if (isRecord(shape) && !isList(shape) && explode) {
    const members = pairs.filter(
      (pair) => shape.names.has(pair.name) || (!claimed.has(pair.name) && shape.names.size === 0),
    );
    if (members.length === 0) return 'absent';
    if (new Set(members.map((pair) => pair.name)).size < members.length) return 'malformed';
    return every(
      PREFERENCES.map((preference) =>
        record(
          members.map((pair) => `${encodeURIComponent(pair.name)}=${pair.text}`),
          true,
          shape,
          decode,
          preference,
        ),
      ),
    );
  }
  const [first] = own;
  if (first === undefined) return 'absent';
  if (isList(shape) && (explode || own.length > 1)) {
    // A list that is not exploded stands once; repeated names say something else.
    if (!explode) return 'malformed';
    const items = every(
      PREFERENCES.map((preference) =>
        list(
          own.map(({ text }) => text),
          shape,
          decode,
          preference,
        ),
      ),
    );
    return own.length === 1 && !onlyLists(shape) && items !== 'malformed' && items !== 'absent'
      ? [...items, ...scalars(first.text, shape, decode)]
      : items;
  }
  if (own.length > 1) return 'malformed';
  const delimiter = delimiterOf(style, first.text);
  if (isRecord(shape))
    return every(
      PREFERENCES.map((preference) => record(splitPieces(first.text, delimiter), false, shape, decode, preference)),
    );
  if (isList(shape)) {
    const lists = every(
      PREFERENCES.map((preference) => list(splitPieces(first.text, delimiter), shape, decode, preference)),
    );
    return lists === 'malformed' || lists === 'absent' || onlyLists(shape)
      ? lists
      : [...lists, ...scalars(first.text, shape, decode)];
  }
  const values = scalars(first.text, shape, decode);
  if (values.length === 0) return 'malformed';
  // Cookies are not decoded by every reader (RFC 6265, 4.1.1): the text as it stands counts too.
  return parameter.in === 'cookie' && first.text.includes('%') ? [...values, first.text] : values;
}

function scalars(text: string, shape: Shape, decode: Decode): readonly Json[] {
  const whole = decode(text);
  return whole === undefined ? [] : PREFERENCES.map((preference) => readScalar(whole, shape, preference));
}

/** What stands between items. Encoded and plain delimiters are both in use for spaces and pipes. */
function delimiterOf(style: ParameterStyle, text: string): string | RegExp {
  if (style === 'spaceDelimited') return /%20|\+| /;
  if (style === 'pipeDelimited') return /%7C|\|/i;
  return text.includes(',') ? ',' : /%2C/i;
}

function splitPieces(text: string, delimiter: string | RegExp): readonly string[] {
  return text === '' ? [] : text.split(delimiter);
}

function list(pieces: readonly string[], shape: Shape, decode: Decode, preference: Preference): Json | undefined {
  const items: Json[] = [];
  for (const piece of pieces) {
    const text = decode(piece);
    if (text === undefined) return undefined;
    items.push(readScalar(text, shape.items(), preference));
  }
  return items;
}

function record(
  pieces: readonly string[],
  explode: boolean,
  shape: Shape,
  decode: Decode,
  preference: Preference,
): Json | undefined {
  const members = new Map<string, Json>();
  const put = (key: string, value: string | undefined): boolean => {
    const name = decode(key);
    const text = value === undefined ? undefined : decode(value);
    if (name === undefined || text === undefined || members.has(name)) return false;
    members.set(name, readScalar(text, shape.property(name), preference));
    return true;
  };
  if (explode) {
    for (const piece of pieces) {
      const cut = piece.indexOf('=');
      if (cut < 0 || !put(piece.slice(0, cut), piece.slice(cut + 1))) return undefined;
    }
  } else for (let i = 0; i < pieces.length; i += 2) if (!put(pieces[i] ?? '', pieces[i + 1])) return undefined;
  return Object.fromEntries(members);
}

/** A parameter described by `content`: its text is a document of that media type. */
function contentReadings({ content }: Parameter, texts: readonly (string | undefined)[]): Reading {
  const [text] = texts;
  if (text === undefined) return 'malformed';
  const essence = parseMediaType(content?.range ?? '')?.essence ?? '';
  if (!isJson(essence) && essence.startsWith('text/')) return [text];
  try {
    const value: Json = JSON.parse(text); // JSON.parse yields JSON
    return [value];
  } catch {
    return isJson(essence) ? 'malformed' : [text];
  }
}

function every(values: readonly (Json | undefined)[]): Reading {
  const read = values.filter((value) => value !== undefined);
  return read.length === values.length ? read : 'malformed';
}

function isList({ types }: Shape): boolean {
  return types.has('array') && !isAnything(types);
}

function isRecord({ types }: Shape): boolean {
  return types.has('object') && !isAnything(types);
}

function onlyLists({ types }: Shape): boolean {
  return types.size === 1;
}

/** A schema that says nothing about types describes a text. */
function isAnything(types: ReadonlySet<string>): boolean {
  return types.size === 7;
}
