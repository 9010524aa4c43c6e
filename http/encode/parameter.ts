import type { Json } from '../../openapi/json.ts';
import type { MediaType, Parameter } from '../../openapi/operation.ts';
import { isJson, parseMediaType } from '../media-type.ts';
import { formText } from './form.ts';
import { jsonText } from './json-text.ts';
import {
  encodeAllowingReserved,
  encodeCookie,
  encodeFieldValue,
  encodeSegmentAllowingReserved,
  encodeStrictly,
} from './percent.ts';
import { type Encode, isFlat, scalarText, styledPairs, styledText } from './style.ts';

/** One parameter as it stands on the wire. Names and values of pairs are encoded. */
export type EncodedParameter =
  | { readonly in: 'path' | 'header' | 'querystring'; readonly text: string }
  | { readonly in: 'query' | 'cookie'; readonly pairs: readonly (readonly [name: string, value: string])[] };

/**
 * Serialises a value by the parameter's style or media type. Total: where the style cannot express the value it does what
 * most clients do (nested values as JSON). Whether the bytes can be read as intended is for `expressible` to say.
 */
export function encodeParameter(parameter: Parameter, value: Json): EncodedParameter {
  const { name, style, explode, content } = parameter;
  const flat = (): Json => (isFlat(value) ? value : nestedAsText(value));
  const encode = encodeOf(parameter);
  switch (parameter.in) {
    case 'path':
      return {
        in: 'path',
        text: content ? encode(contentText(content, value)) : styledText(flat(), { name, style, explode, encode }),
      };
    case 'header':
      return {
        in: 'header',
        text: content
          ? encode(contentText(content, value))
          : styledText(flat(), { name, style: 'simple', explode, encode }),
      };
    case 'querystring':
      return { in: 'querystring', text: querystringText(content, value) };
    case 'cookie':
      return {
        in: 'cookie',
        pairs: content
          ? [[name, encode(contentText(content, value))]]
          : styledPairs(flat(), { name, style: 'form', explode, encode }).map(([key, text]) => [key, text]),
      };
    case 'query':
      return {
        in: 'query',
        pairs: content
          ? [[encodeStrictly(name), encode(contentText(content, value))]]
          : styledPairs(style === 'deepObject' ? value : flat(), { name, style, explode, encode }),
      };
  }
}

function encodeOf({ in: location, allowReserved }: Parameter): Encode {
  switch (location) {
    case 'path':
      return allowReserved ? encodeSegmentAllowingReserved : encodeStrictly;
    case 'header':
      return encodeFieldValue;
    case 'cookie':
      return encodeCookie;
    case 'query':
      return allowReserved ? encodeAllowingReserved : encodeStrictly;
    case 'querystring':
      return encodeStrictly;
  }
}

/** The items or members that are not scalars become JSON text. */
function nestedAsText(value: Json): Json {
  const text = (inner: Json): Json => (typeof inner === 'object' && inner !== null ? jsonText(inner) : inner);
  if (Array.isArray(value)) return value.map(text);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, Json][] =>
      inner === undefined ? [] : [[name, text(inner)]],
    ),
  );
}

/** The text of a `content` parameter by its media type; JSON unless it says otherwise. */
function contentText(content: MediaType, value: Json): string {
  if (isJson(content.range)) return jsonText(value);
  const type = parseMediaType(content.range)?.essence;
  if (type === 'application/x-www-form-urlencoded') return formText(value, content);
  return type?.startsWith('text/') ? scalarText(value) : jsonText(value);
}

/** OpenAPI 3.2, `in: querystring`: the media type says what the whole query is. */
function querystringText(content: MediaType | undefined, value: Json): string {
  const form = parseMediaType(content?.range ?? '')?.essence === 'application/x-www-form-urlencoded';
  if (content && form) return formText(value, content);
  return encodeStrictly(content ? contentText(content, value) : jsonText(value));
}
