import { isArray, isObject, type Json } from '../../openapi/json.ts';
import type { Encoding, MediaType } from '../../openapi/operation.ts';
import { jsonText } from './json-text.ts';
import { encodeAllowingReserved, encodeStrictly } from './percent.ts';
import { isFlat, scalarText, styledPairs } from './style.ts';

/** The Encoding Object of one property, where the media type has one. */
export function encodingOf(mediaType: MediaType | undefined, name: string): Encoding | undefined {
  return mediaType && Object.hasOwn(mediaType.encoding, name) ? mediaType.encoding[name] : undefined;
}

/** True when the author asks for a style rather than a media type (OpenAPI, Encoding Object). */
export function isStyled(encoding: Encoding | undefined): boolean {
  return encoding?.style !== undefined || encoding?.explode !== undefined || encoding?.allowReserved !== undefined;
}

/** A value as `application/x-www-form-urlencoded`, its properties serialised by the Encoding Objects. */
export function formText(value: Json, mediaType: MediaType | undefined): string {
  if (!isObject(value)) return encodeStrictly(typeof value === 'string' ? value : jsonText(value));
  return formPairs(value, mediaType)
    .map(([name, text]) => `${name}=${text}`)
    .join('&');
}

/** The pairs of a form, encoded. */
export function formPairs(value: Json, mediaType: MediaType | undefined): readonly (readonly [string, string])[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : propertyPairs(name, member, encodingOf(mediaType, name)),
  );
}

function propertyPairs(
  name: string,
  member: Json,
  encoding: Encoding | undefined,
): readonly (readonly [string, string])[] {
  const encode = encoding?.allowReserved ? encodeAllowingReserved : encodeStrictly;
  if (isStyled(encoding)) {
    const style = encoding?.style ?? 'form';
    const expressible = isFlat(member) || style === 'deepObject';
    return styledPairs(expressible ? member : jsonText(member), {
      name,
      style,
      explode: encoding?.explode ?? style === 'form',
      encode,
    });
  }
  // No style: arrays repeat the name, objects are JSON (OpenAPI, Encoding Object, default of contentType).
  const asJson = encoding?.contentType !== undefined && /json/i.test(encoding.contentType);
  const text = (item: Json): string =>
    asJson || (typeof item === 'object' && item !== null) ? jsonText(item) : scalarText(item);
  const items = isArray(member) && !asJson ? member : [member];
  return items.map((item) => [encode(name), encode(text(item))]);
}
