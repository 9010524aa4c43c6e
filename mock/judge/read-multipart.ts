import { isJson, parseMediaType } from '../../http/media-type.ts';
import type { FormPart } from './read-form.ts';

const LINE_END = Buffer.from('\r\n');
const HEAD_END = Buffer.from('\r\n\r\n');

/** The parts of a multipart body (RFC 2046, 5.1); `undefined` when its framing is broken or a part has no name. */
export function multipartParts(body: Buffer, contentType: string): readonly FormPart[] | undefined {
  const boundary = parseMediaType(contentType)?.parameters.get('boundary');
  if (!boundary) return undefined;
  const marker = Buffer.from(`--${boundary}`);
  const parts: FormPart[] = [];
  let at = body.indexOf(marker);
  if (at < 0) return undefined;
  for (;;) {
    at += marker.length;
    if (body.subarray(at, at + 2).toString() === '--') return parts;
    const start = body.indexOf(LINE_END, at);
    const next = start < 0 ? -1 : body.indexOf(Buffer.concat([LINE_END, marker]), start);
    if (start < 0 || next < 0) return undefined;
    const part = readPart(body.subarray(start + 2, next));
    if (!part) return undefined;
    parts.push(part);
    at = next + 2;
  }
}

function readPart(bytes: Buffer): FormPart | undefined {
  const cut = bytes.indexOf(HEAD_END);
  if (cut < 0) return undefined;
  const head = bytes.subarray(0, cut).toString('utf8').split('\r\n');
  const field = (name: string): string =>
    head
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? '';
  const name = /;\s*name="((?:[^"\\]|\\.)*)"|;\s*name=([^;\s]+)/i.exec(field('content-disposition'));
  const text = name?.[1] ?? name?.[2];
  if (text === undefined) return undefined;
  const decoded = text.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
  const type = field('content-type');
  return { name: decoded, text: bytes.subarray(cut + 4).toString('utf8'), json: isJson(type) };
}
