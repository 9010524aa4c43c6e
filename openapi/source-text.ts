import { gunzipSync } from 'node:zlib';
import { PlumblineError } from './error.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/** The text of a document's bytes: gzip undone, UTF-8 or UTF-16 by its byte order mark, the mark removed. */
export function decodeSource(bytes: Uint8Array, source: string): string {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? inflate(bytes, source) : bytes;
  if (plain.length > MOST_BYTES)
    throw new PlumblineError(
      'DOCUMENT_TOO_LARGE',
      `${source} is larger than 64 MiB; split it, or give the part to test`,
    );
  const encoding =
    plain[0] === 0xfe && plain[1] === 0xff
      ? 'utf-16be'
      : (plain[0] === 0xff && plain[1] === 0xfe) || (plain[1] === 0 && plain[0] !== 0)
        ? 'utf-16le'
        : plain[0] === 0 && plain[1] !== 0 && plain.length > 1
          ? 'utf-16be'
          : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(plain);
  } catch {
    throw new PlumblineError('DOCUMENT_UNREADABLE', `${source} is not text in UTF-8 or UTF-16; save it as UTF-8`);
  }
}

function inflate(bytes: Uint8Array, source: string): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch (cause) {
    throw new PlumblineError(
      'DOCUMENT_UNREADABLE',
      `${source} looks like gzip and cannot be decompressed; give it uncompressed`,
      { cause },
    );
  }
}
