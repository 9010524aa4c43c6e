import { gunzipSync } from 'node:zlib';
import { PlumblineError } from './error.ts';

const MOST_BYTES = 64 * 1024 * 1024;
/** Files that are no text, by their first bytes. */
const BINARIES: readonly (readonly [what: string, bytes: readonly number[]])[] = [
  ['a ZIP archive or an office document', [0x50, 0x4b, 0x03, 0x04]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['a compressed file (zstd)', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a compressed file (xz)', [0xfd, 0x37, 0x7a, 0x58]],
  ['a compressed file (bzip2)', [0x42, 0x5a, 0x68]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
];

/** The text of a document's bytes: gzip undone, UTF-8, UTF-16 or UTF-32 by its byte order mark, the mark removed. */
export function decodeSource(bytes: Uint8Array, source: string): string {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? inflate(bytes, source) : bytes;
  if (plain.length > MOST_BYTES) throw tooLarge(source);
  const binary = BINARIES.find(([, magic]) => magic.every((byte, i) => plain[i] === byte));
  if (binary) throw unreadable(`${source} is ${binary[0]}, not an OpenAPI document; give the document as text`);
  const text = decode(plain, source);
  const nul = text.indexOf('\0');
  if (nul >= 0)
    throw unreadable(`${source}:${placeIn(text, nul)} holds a NUL character, which no text does; remove it`);
  return text;
}

function decode(bytes: Uint8Array, source: string): string {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return decodeUtf32(bytes.subarray(4), true);
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return decodeUtf32(bytes.subarray(4), false);
  const encoding =
    a === 0xfe && b === 0xff
      ? 'utf-16be'
      : (a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0)
        ? 'utf-16le'
        : a === 0 && b !== 0 && c === 0 && d !== 0
          ? 'utf-16be'
          : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder(encoding).decode(bytes);
    throw unreadable(
      `${source}:${placeIn(text, Math.max(0, text.indexOf('\ufffd')))} is not ${encoding.toUpperCase()}; save the document as UTF-8`,
    );
  }
}

function decodeUtf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, little);
    text += point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  }
  return text;
}

function placeIn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

function inflate(bytes: Uint8Array, source: string): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge(source);
    throw unreadable(`${source} looks like gzip and cannot be decompressed; give it whole, or uncompressed`, cause);
  }
}

function tooLarge(source: string): PlumblineError {
  return new PlumblineError(
    'DOCUMENT_TOO_LARGE',
    `${source} is larger than 64 MiB; split it, or give the part to test`,
  );
}

function unreadable(message: string, cause?: unknown): PlumblineError {
  return new PlumblineError('DOCUMENT_UNREADABLE', message, { cause });
}
