import { isArray, isObject, type Json } from '../../openapi/json.ts';
import type { ParameterStyle } from '../../openapi/operation.ts';

/** How one character string is put on the wire: percent-encoded, or as it is. */
export type Encode = (text: string) => string;

/** What a style needs to know beside the value. */
export interface StyleOptions {
  readonly name: string;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly encode: Encode;
}

/**
 * A scalar as text; `null` has no text of its own and is sent as `null`. `-0` keeps its sign, and an integer has all its
 * digits: readers of integers do not take an exponent.
 */
export function scalarText(value: Json): string {
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) >= 1e21) return BigInt(value).toString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** True when the styles can express it: scalars, arrays of scalars, objects of scalars (OpenAPI leaves nesting undefined). */
export function isFlat(value: Json): boolean {
  const scalar = (inner: Json | undefined): boolean =>
    inner === undefined || inner === null || typeof inner !== 'object';
  if (isArray(value)) return value.every(scalar);
  return isObject(value) ? Object.values(value).every(scalar) : true;
}

/** The members of an object that are there; none for anything else. */
export function entriesOf(value: Json): readonly (readonly [string, Json])[] {
  return isObject(value)
    ? Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined)
    : [];
}

/** The text of a path or header value (RFC 6570 as OpenAPI's styles use it). */
export function styledText(value: Json, { name, style, explode, encode }: StyleOptions): string {
  const text = (inner: Json): string => encode(scalarText(inner));
  const members = (assign: string, delimiter: string, prefix = ''): string =>
    entriesOf(value)
      .map(([key, inner]) => `${prefix}${encode(key)}${assign}${text(inner)}`)
      .join(delimiter);
  const key = encode(name);
  switch (style) {
    case 'label':
      if (isArray(value)) return `.${value.map(text).join(explode ? '.' : ',')}`;
      if (isObject(value)) return `.${explode ? members('=', '.') : members(',', ',')}`;
      return `.${text(value)}`;
    case 'matrix': {
      // RFC 6570, 3.2.7: an empty value has no equals sign.
      const pair = (inner: string): string => (inner === '' ? `;${key}` : `;${key}=${inner}`);
      if (isArray(value))
        return explode ? value.map((item) => pair(text(item))).join('') : pair(value.map(text).join(','));
      if (isObject(value)) return explode ? members('=', '', ';') : pair(members(',', ','));
      return pair(text(value));
    }
    case 'simple':
    case 'form':
    case 'spaceDelimited':
    case 'pipeDelimited':
    case 'deepObject':
    case 'cookie':
      if (isArray(value)) return value.map(text).join(',');
      if (isObject(value)) return explode ? members('=', ',') : members(',', ',');
      return text(value);
  }
}

/** What stands between the items of a query value that is not exploded. */
function delimiterOf(style: ParameterStyle): string {
  if (style === 'spaceDelimited') return '%20';
  return style === 'pipeDelimited' ? '%7C' : ',';
}

/** The `name=value` pairs of a query, cookie or form parameter. An empty array or object has none. */
export function styledPairs(
  value: Json,
  { name, style, explode, encode }: StyleOptions,
): readonly (readonly [name: string, value: string])[] {
  const text = (inner: Json): string => encode(scalarText(inner));
  const key = encode(name);
  if (style === 'deepObject') return deepPairs(value, key, encode);
  if (isArray(value)) {
    if (explode || value.length === 0) return value.map((item) => [key, text(item)]);
    return [[key, value.map(text).join(delimiterOf(style))]];
  }
  if (isObject(value)) {
    const entries = entriesOf(value);
    if (explode || entries.length === 0) return entries.map(([member, inner]) => [encode(member), text(inner)]);
    const delimiter = delimiterOf(style);
    return [[key, entries.map(([member, inner]) => `${encode(member)}${delimiter}${text(inner)}`).join(delimiter)]];
  }
  return [[key, text(value)]];
}

function deepPairs(value: Json, key: string, encode: Encode): readonly (readonly [string, string])[] {
  if (isArray(value)) return value.flatMap((item) => deepPairs(item, key, encode));
  if (!isObject(value)) return [[key, encode(scalarText(value))]];
  return entriesOf(value).flatMap(([member, inner]) => deepPairs(inner, `${key}[${encode(member)}]`, encode));
}
