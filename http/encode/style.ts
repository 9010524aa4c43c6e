import { isArray, isObject, type Json } from '../../openapi/json.ts';
import type { ParameterStyle } from '../../openapi/operation.ts';

/** How one character string is put on the wire: percent-encoded, or as it is. */
export type Escape = (text: string) => string;

/** What a style needs to know beside the value. */
export interface StyleOptions {
  readonly name: string;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly escape: Escape;
}

/** A scalar as text; `null` has no text of its own and is sent as `null`. `-0` keeps its sign. */
export function scalarText(value: Json): string {
  if (Object.is(value, -0)) return '-0';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** True when the styles can express it: scalars, arrays of scalars, objects of scalars (OpenAPI leaves nesting undefined). */
export function isFlat(value: Json): boolean {
  const scalar = (inner: Json | undefined): boolean =>
    inner !== undefined && (inner === null || typeof inner !== 'object');
  if (isArray(value)) return value.every(scalar);
  return isObject(value) ? Object.values(value).every(scalar) : true;
}

function entriesOf(value: Json): readonly (readonly [string, Json])[] {
  return isObject(value)
    ? Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined)
    : [];
}

/** The text of a path, header or cookie value, or of one form pair (RFC 6570 as OpenAPI's styles use it). */
export function pathText(value: Json, { name, style, explode, escape }: StyleOptions): string {
  const text = (inner: Json): string => escape(scalarText(inner));
  const key = escape(name);
  switch (style) {
    case 'label': {
      if (isArray(value)) return `.${value.map(text).join(explode ? '.' : ',')}`;
      if (!isObject(value)) return `.${text(value)}`;
      return `.${entriesOf(value)
        .map(([k, v]) => `${escape(k)}${explode ? '=' : ','}${text(v)}`)
        .join(explode ? '.' : ',')}`;
    }
    case 'matrix': {
      if (isArray(value))
        return explode ? value.map((item) => `;${key}=${text(item)}`).join('') : `;${key}=${value.map(text).join(',')}`;
      if (!isObject(value)) return `;${key}=${text(value)}`;
      return explode
        ? entriesOf(value)
            .map(([k, v]) => `;${escape(k)}=${text(v)}`)
            .join('')
        : `;${key}=${entriesOf(value)
            .map(([k, v]) => `${escape(k)},${text(v)}`)
            .join(',')}`;
    }
    default: {
      if (isArray(value)) return value.map(text).join(',');
      if (!isObject(value)) return text(value);
      return entriesOf(value)
        .map(([k, v]) => `${escape(k)}${explode ? '=' : ','}${text(v)}`)
        .join(',');
    }
  }
}

const DELIMITER: Readonly<Record<string, string>> = { form: ',', spaceDelimited: '%20', pipeDelimited: '%7C' };

/** The `name=value` pairs of a query, cookie or form parameter. An empty array or object has none. */
export function queryPairs(
  value: Json,
  { name, style, explode, escape }: StyleOptions,
): readonly (readonly [string, string])[] {
  const text = (inner: Json): string => escape(scalarText(inner));
  const key = escape(name);
  if (style === 'deepObject') return deepPairs(value, key, escape);
  if (isArray(value)) {
    if (value.length === 0) return [];
    if (explode && style === 'form') return value.map((item) => [key, text(item)]);
    return explode ? value.map((item) => [key, text(item)]) : [[key, value.map(text).join(DELIMITER[style] ?? ',')]];
  }
  if (isObject(value)) {
    const entries = entriesOf(value);
    if (entries.length === 0) return [];
    if (explode) return entries.map(([k, v]) => [escape(k), text(v)]);
    const delimiter = DELIMITER[style] ?? ',';
    return [[key, entries.map(([k, v]) => `${escape(k)}${delimiter}${text(v)}`).join(delimiter)]];
  }
  return [[key, text(value)]];
}

function deepPairs(value: Json, key: string, escape: Escape): readonly (readonly [string, string])[] {
  if (isArray(value)) return value.flatMap((item) => deepPairs(item, key, escape));
  if (!isObject(value)) return [[key, escape(scalarText(value))]];
  return entriesOf(value).flatMap(([k, v]) => deepPairs(v, `${key}[${escape(k)}]`, escape));
}
