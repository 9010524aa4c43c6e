import { isArray, isObject, type Json } from '../../openapi/json.ts';
import type { Parameter } from '../../openapi/operation.ts';
import { type EncodedParameter, encodeParameter } from './parameter.ts';
import { entriesOf, isFlat, scalarText } from './style.ts';

/** Field values that can stand on a line and come back: visible ASCII, spaces only inside (RFC 9110, 5.5). */
const FIELD_VALUE = /^[\x21-\x7E](?:[\x20-\x7E]*[\x21-\x7E])?$/;
/** Cookie values on which all readers agree: cookie-octets (RFC 6265, 4.1.1) without `%`. */
const COOKIE_VALUE = /^[\x21\x23\x24\x26-\x2B\x2D-\x3A\x3C-\x5B\x5D-\x7E]+$/;
/** What no server takes for part of one path segment, encoded or not; `;` is cut off as a matrix parameter. */
const NO_SEGMENT = /[/\\;\0]/;

/**
 * Whether every usual reader gets this value back from what `encodeParameter` writes: no empty or dot segment, no slash in
 * a segment, nothing in a field or cookie that they may not hold, no delimiter inside an item
 * (`reference/generation.md`, 6.2, "never generate"). Only such values make positive cases.
 */
export function expressible(parameter: Parameter, value: Json): boolean {
  const encoded = encodeParameter(parameter, value);
  if (parameter.content) return textIsSendable(parameter, [''], encoded);
  if (parameter.in === 'querystring') return encoded.in === 'querystring' && encoded.text !== '';
  if (!isFlat(value) || (parameter.style === 'deepObject' && !isObject(value))) return false;
  if (scalarsOf(value).some((inner) => inner === null || Object.is(inner, -0))) return false;
  const pieces = piecesOf(value);
  if (pieces.some((piece) => piece !== piece.toWellFormed())) return false;
  return separable(parameter, value, pieces) && textIsSendable(parameter, pieces, encoded);
}

/** `null` has no text: readers take what is sent for a string; and `-0` is no number to many that read whole ones. */
function scalarsOf(value: Json): readonly (Json | undefined)[] {
  if (isArray(value)) return value;
  return isObject(value) ? entriesOf(value).map(([, inner]) => inner) : [value];
}

/** Every text that becomes part of the wire: the scalar, the items, or member names and values. */
function piecesOf(value: Json): readonly string[] {
  if (isArray(value)) return value.map(scalarText);
  if (isObject(value)) return entriesOf(value).flatMap(([name, inner]) => [name, scalarText(inner)]);
  return [scalarText(value)];
}

/** Whether items and members can be told apart again. An empty list, an empty item and an item with a delimiter cannot. */
function separable({ in: location, style, explode }: Parameter, value: Json, pieces: readonly string[]): boolean {
  if (!isArray(value) && !isObject(value)) return true;
  if (pieces.length === 0) return false;
  if (location === 'cookie' && explode) return false;
  const repeated = location === 'query' && explode && style !== 'deepObject';
  if (repeated && isArray(value)) return true;
  if (location === 'query' && (explode || style === 'deepObject'))
    return entriesOf(value).every(([name]) => !/[[\].]/.test(name) && name !== '');
  if (pieces.some((piece) => piece === '')) return false;
  const delimiters =
    location === 'query'
      ? style === 'spaceDelimited'
        ? /[ ,+]/
        : style === 'pipeDelimited'
          ? /[|,]/
          : /,/
      : style === 'label'
        ? /[.,=]/
        : /[,=;]|^ | $/;
  return !pieces.some((piece) => delimiters.test(piece));
}

function textIsSendable(parameter: Parameter, pieces: readonly string[], encoded: EncodedParameter): boolean {
  switch (encoded.in) {
    case 'path':
      if (/%(2F|5C|3B|00)/i.test(encoded.text)) return false;
      if (parameter.content) return encoded.text !== '';
      // A label value that begins with a dot is read with and without it.
      if (pieces.some((piece) => piece === '' || NO_SEGMENT.test(piece))) return false;
      if (parameter.style === 'label') return !pieces.some((piece) => piece.startsWith('.'));
      return parameter.style === 'matrix' || !/^\.{1,2}$/.test(encoded.text);
    case 'header':
      return FIELD_VALUE.test(encoded.text) && pieces.every((piece) => !/[^\x20-\x7E]/.test(piece));
    case 'cookie':
      return (
        encoded.pairs.length > 0 &&
        encoded.pairs.every(([, text]) => text !== '') &&
        pieces.every((piece) => parameter.content !== undefined || COOKIE_VALUE.test(piece))
      );
    case 'query':
      if (parameter.content) return true;
      // OpenAPI, Parameter Object: an empty value is sent only where allowEmptyValue says so.
      if (pieces.includes('') && !parameter.allowEmptyValue) return false;
      return encoded.pairs.length > 0 && !pieces.some((piece) => piece.includes('\0'));
    case 'querystring':
      return encoded.text !== '';
  }
}
