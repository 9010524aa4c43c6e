import { isArray, isObject, type Json } from '../../openapi/json.ts';
import type { MediaType } from '../../openapi/operation.ts';
import { isJson, parseMediaType } from '../media-type.ts';
import { encodingOf, isStyled } from './form.ts';
import { jsonText } from './json-text.ts';
import type { SchemaHints } from './schema-hints.ts';
import { scalarText, styledPairs } from './style.ts';

const BOUNDARY = 'plumbline-7d1f5a0c';

/** One part of `multipart/form-data`. */
interface Part {
  readonly name: string;
  /** `undefined`: text without a Content-Type, which is `text/plain` (RFC 7578, 4.4). */
  readonly type: string | undefined;
  readonly fileName: string | undefined;
  readonly text: string;
}

/** The parts of a multipart body, and the boundary between them, which occurs in none. The same for the same value. */
export function multipartBody(
  value: Json,
  mediaType: MediaType | undefined,
  hints: SchemaHints,
): { readonly bytes: Uint8Array; readonly boundary: string } {
  const parts = isObject(value)
    ? Object.entries(value).flatMap(([name, member]) =>
        member === undefined ? [] : partsOf(name, member, mediaType, hints.property(name)),
      )
    : [];
  const boundary = boundaryFor(parts);
  const pieces = parts.map(({ name, type, fileName, text }) =>
    [
      `--${boundary}`,
      `Content-Disposition: form-data; name="${quoted(name)}"${fileName === undefined ? '' : `; filename="${quoted(fileName)}"`}`,
      ...(type === undefined ? [] : [`Content-Type: ${type}`]),
      '',
      text.toWellFormed(),
      '',
    ].join('\r\n'),
  );
  return { bytes: new TextEncoder().encode(`${pieces.join('')}--${boundary}--\r\n`), boundary };
}

function partsOf(name: string, member: Json, mediaType: MediaType | undefined, hints: SchemaHints): readonly Part[] {
  const encoding = encodingOf(mediaType, name);
  if (isStyled(encoding) && encoding?.contentType === undefined) {
    const style = encoding?.style ?? 'form';
    const options = { name, style, explode: encoding?.explode ?? style === 'form', encode: (text: string) => text };
    return styledPairs(member, options).map(([key, text]) => ({
      name: key,
      type: undefined,
      fileName: undefined,
      text,
    }));
  }
  const declared = encoding?.contentType === undefined ? undefined : concreteType(encoding.contentType);
  const whole = declared !== undefined && isJson(declared);
  // An array is one part an item (OpenAPI, Encoding Object), unless its author says that all of it is JSON.
  const items = isArray(member) && !whole ? member : [member];
  const itemHints = isArray(member) && !whole ? hints.items() : hints;
  return items.map((item) => {
    const type = declared ?? defaultType(item, itemHints);
    const file = type !== undefined && !isJson(type) && !type.startsWith('text/plain');
    const text =
      typeof item === 'string' && !(whole || (type !== undefined && isJson(type))) ? item : textOf(item, type);
    return { name, type, fileName: file ? `${name}${extensionOf(type)}` : undefined, text };
  });
}

function textOf(item: Json, type: string | undefined): string {
  return (type !== undefined && isJson(type)) || typeof item === 'object' ? jsonText(item) : scalarText(item);
}

/** OpenAPI, Encoding Object: the default of `contentType` by the property's schema. */
function defaultType(item: Json, hints: SchemaHints): string | undefined {
  if (typeof item === 'object' && item !== null) return 'application/json';
  const media = hints.keyword('contentMediaType');
  if (typeof media === 'string' && parseMediaType(media)) return media;
  if (hints.keyword('format') === 'binary' || hints.keyword('contentEncoding') !== undefined)
    return 'application/octet-stream';
  return undefined;
}

/** The first of the media types that a part may have, made concrete where it is a range. */
export function concreteType(contentType: string): string {
  const first = contentType.split(',')[0]?.trim() ?? '';
  const parsed = parseMediaType(first);
  if (!parsed) return 'application/octet-stream';
  if (parsed.subtype !== '*') return first;
  switch (parsed.type) {
    case 'text':
      return 'text/plain';
    case 'image':
      return 'image/png';
    case 'audio':
      return 'audio/mpeg';
    case 'video':
      return 'video/mp4';
    default:
      return 'application/octet-stream';
  }
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'application/xml': '.xml',
  'application/zip': '.zip',
  'image/gif': '.gif',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/svg+xml': '.svg',
  'text/csv': '.csv',
  'text/html': '.html',
};

function extensionOf(type: string): string {
  return EXTENSIONS[parseMediaType(type)?.essence ?? ''] ?? '.bin';
}

/** The escapes of WHATWG HTML, 4.10.21.8, that RFC 7578 readers expect. */
function quoted(name: string): string {
  return name.toWellFormed().replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function boundaryFor(parts: readonly Part[]): string {
  for (let i = 0; ; i++) {
    const boundary = i === 0 ? BOUNDARY : `${BOUNDARY}-${i}`;
    if (!parts.some(({ text, name }) => text.includes(boundary) || name.includes(boundary))) return boundary;
  }
}
