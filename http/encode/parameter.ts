import type { Json } from '../../openapi/json.ts';
import type { Parameter } from '../../openapi/operation.ts';
import { jsonText } from './json-text.ts';
import { encodeAllowingReserved, encodeStrictly } from './percent.ts';
import { isFlat, pathText, queryPairs } from './style.ts';

/** One parameter as it stands on the wire. */
export type EncodedParameter =
  | { readonly in: 'path' | 'header' | 'querystring'; readonly text: string }
  | { readonly in: 'query' | 'cookie'; readonly pairs: readonly (readonly [name: string, value: string])[] };

/**
 * Serialises a value by the parameter's style. Where the style cannot express the value it does what most clients do
 * (nested values as JSON): whether the bytes can be read as intended is for `expressible` to say.
 */
export function encodeParameter(parameter: Parameter, value: Json): EncodedParameter {
  const { name, style, explode } = parameter;
  const escape = parameter.allowReserved ? encodeAllowingReserved : encodeStrictly;
  const as = (inner: Json): Json => (isFlat(inner) || style === 'deepObject' ? inner : jsonText(inner));
  switch (parameter.in) {
    case 'path':
      return {
        in: 'path',
        text: parameter.content
          ? encodeStrictly(jsonText(value))
          : pathText(as(value), { name, style, explode, escape: encodeStrictly }),
      };
    case 'header':
      return {
        in: 'header',
        text: parameter.content
          ? jsonText(value)
          : pathText(as(value), { name, style: 'simple', explode, escape: (text) => text }),
      };
    case 'querystring':
      return { in: 'querystring', text: encodeStrictly(jsonText(value)) };
    case 'cookie':
      return {
        in: 'cookie',
        pairs: parameter.content
          ? [[name, encodeStrictly(jsonText(value))]]
          : queryPairs(as(value), { name, style: 'form', explode, escape: encodeStrictly }),
      };
    case 'query':
      return {
        in: 'query',
        pairs: parameter.content
          ? [[encodeStrictly(name), encodeStrictly(jsonText(value))]]
          : queryPairs(as(value), { name, style, explode, escape }),
      };
  }
}

/** Field values that can stand on a line: visible ASCII with single spaces inside (RFC 9110, 5.5). */
const FIELD_VALUE = /^[\x21-\x7E](?:[\x20-\x7E]*[\x21-\x7E])?$/;

/**
 * Whether these bytes can be sent and read back as one value of this parameter: no empty or dot path segment, no slash
 * in a segment, nothing in a field that a field may not hold (`reference/generation.md`, 6.2).
 */
export function expressible(parameter: Parameter, value: Json): boolean {
  if (!parameter.content && !isFlat(value)) return false;
  const encoded = encodeParameter(parameter, value);
  switch (encoded.in) {
    case 'path':
      return (
        encoded.text !== '' &&
        !/^\.\.?$/.test(encoded.text) &&
        !/%2F|%5C|%00|\/|\\|^;/i.test(encoded.text) &&
        !/^%2E(%2E)?$/i.test(encoded.text)
      );
    case 'header':
      return FIELD_VALUE.test(encoded.text);
    case 'cookie':
      return (
        encoded.pairs.length > 0 &&
        encoded.pairs.every(([, text]) => text !== '' && /^[\x21\x23-\x2B\x2D-\x3A\x3C-\x5B\x5D-\x7E]*$/.test(text))
      );
    case 'query':
      return encoded.pairs.length > 0;
    case 'querystring':
      return encoded.text !== '';
  }
}
