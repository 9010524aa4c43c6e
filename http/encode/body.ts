import { isArray, isObject, type Json } from '../../openapi/json.ts';
import type { Encoding, MediaType, Operation } from '../../openapi/operation.ts';
import type { BodyValue } from '../case.ts';
import { isJson, parseMediaType } from '../media-type.ts';
import { jsonText } from './json-text.ts';
import { encodeStrictly } from './percent.ts';
import { isFlat, queryPairs, scalarText } from './style.ts';
import { xmlText } from './xml.ts';

/** The content of a request: its bytes, and the Content-Type that says what they are. */
export interface EncodedBody {
  readonly bytes: Uint8Array;
  /** `undefined`: no Content-Type is sent. */
  readonly contentType: string | undefined;
}

const BOUNDARY = 'plumbline-boundary-7d1f5a0c';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Serialises a body by its media type. */
export function encodeBody(body: BodyValue, operation: Operation): EncodedBody {
  const label = body.mediaType === null ? undefined : `${body.mediaType}${body.parameters ?? ''}`;
  if ('text' in body) return { bytes: utf8(body.text), contentType: label };
  if ('base64' in body) return { bytes: Buffer.from(body.base64, 'base64'), contentType: label };
  const mediaType = operation.requestBody?.content.find(({ range }) => range === body.mediaType);
  const essence = parseMediaType(body.mediaType ?? '')?.essence ?? '';
  if (essence === 'application/x-www-form-urlencoded')
    return { bytes: utf8(formText(body.value, mediaType)), contentType: label };
  if (essence === 'multipart/form-data' || essence.startsWith('multipart/')) {
    return {
      bytes: multipart(body.value, mediaType),
      contentType: `${body.mediaType}; boundary=${BOUNDARY}${body.parameters ?? ''}`,
    };
  }
  if (/[/+]xml$/.test(essence)) return { bytes: utf8(xmlText(body.value)), contentType: label };
  if (!isJson(essence) && typeof body.value === 'string') return { bytes: utf8(body.value), contentType: label };
  return { bytes: utf8(jsonText(body.value)), contentType: label };
}

/** The pairs of a form, serialised by the Encoding Objects (default: form, explode). */
export function formText(value: Json, mediaType: MediaType | undefined): string {
  if (!isObject(value)) return encodeStrictly(jsonText(value));
  const pairs = Object.entries(value).flatMap(([name, member]) => {
    if (member === undefined) return [];
    const encoding: Encoding | undefined =
      mediaType && Object.hasOwn(mediaType.encoding, name) ? mediaType.encoding[name] : undefined;
    const style = encoding?.style ?? 'form';
    const flat = isFlat(member) && !(isObject(member) && encoding?.style === undefined);
    return queryPairs(flat ? member : jsonText(member), {
      name,
      style,
      explode: encoding?.explode ?? style === 'form',
      escape: encodeStrictly,
    });
  });
  return pairs.map(([name, text]) => `${name}=${text}`).join('&');
}

function multipart(value: Json, mediaType: MediaType | undefined): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (const [name, member] of isObject(value) ? Object.entries(value) : []) {
    if (member === undefined) continue;
    const encoding = mediaType && Object.hasOwn(mediaType.encoding, name) ? mediaType.encoding[name] : undefined;
    for (const item of isArray(member) ? member : [member]) {
      const structured = typeof item === 'object' && item !== null;
      const type = encoding?.contentType?.split(',')[0]?.trim() ?? (structured ? 'application/json' : undefined);
      const file = type !== undefined && !type.startsWith('application/json') && !type.startsWith('text/');
      const head = [
        `Content-Disposition: form-data; name="${quoted(name)}"${file ? `; filename="${quoted(name)}.bin"` : ''}`,
        ...(type ? [`Content-Type: ${type}`] : []),
      ];
      pieces.push(
        utf8(`--${BOUNDARY}\r\n${head.join('\r\n')}\r\n\r\n`),
        utf8(structured ? jsonText(item) : scalarText(item)),
        utf8('\r\n'),
      );
    }
  }
  pieces.push(utf8(`--${BOUNDARY}--\r\n`));
  return Buffer.concat(pieces);
}

function quoted(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
