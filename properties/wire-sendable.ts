import { encodeParameter } from '../http/encode/parameter.ts';
import { isFlat } from '../http/encode/style.ts';
import type { Json } from '../openapi/json.ts';
import { isArray, isObject } from '../openapi/json.ts';
import type { Parameter } from '../openapi/operation.ts';

/**
 * Whether the bytes of an invalid value can be sent at this place at all, and reach the parameter they are meant for:
 * looser than for valid values, because nothing has to come back.
 */
export function sendableOnWire(parameter: Parameter, value: Json): boolean {
  if (!parameter.content && !isFlat(value)) return false;
  // An empty value or list is indistinguishable from an absent one.
  if (
    value === '' ||
    value === null ||
    (isArray(value) && value.length === 0) ||
    (isObject(value) && Object.keys(value).length === 0)
  )
    return false;
  const encoded = encodeParameter(parameter, value);
  switch (encoded.in) {
    case 'path':
      return (
        encoded.text !== '' && !/^(\.|%2E){1,2}$/i.test(encoded.text) && !/%2F|%5C|%00|[/\\;?#]/i.test(encoded.text)
      );
    case 'header':
      return /^[\x21-\x7E](?:[\x20-\x7E]*[\x21-\x7E])?$/.test(encoded.text);
    case 'cookie':
      return (
        encoded.pairs.length > 0 &&
        encoded.pairs.every(([, text]) => /^[\x21\x23-\x2B\x2D-\x3A\x3C-\x5B\x5D-\x7E]+$/.test(text))
      );
    case 'query':
      return encoded.pairs.length > 0 && encoded.pairs.every(([, text]) => text !== '');
    case 'querystring':
      return encoded.text !== '';
  }
}
