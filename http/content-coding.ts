import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { HeaderField } from './exchange.ts';
import { field } from './fields.ts';

/**
 * The content after its coding is undone, at most `most` octets of it (a bomb is cut, not inflated). Content that does not
 * decode is left as it came: what is wrong with it shows in the body checks.
 */
export function decodeContent(
  headers: readonly HeaderField[],
  chunks: readonly Uint8Array[],
  most: number,
): { readonly body: Uint8Array; readonly truncated?: 'size' } {
  const whole = chunks.length === 1 ? (chunks[0] ?? new Uint8Array()) : Buffer.concat(chunks);
  const body = whole.length > most ? whole.subarray(0, most) : whole;
  const coding = field(headers, 'content-encoding')?.trim().toLowerCase();
  if (!coding || coding === 'identity' || body.length === 0) return { body };
  const options = { maxOutputLength: most };
  try {
    switch (coding) {
      case 'gzip':
      case 'x-gzip':
        return { body: gunzipSync(body, options) };
      case 'br':
        return { body: brotliDecompressSync(body, options) };
      case 'deflate':
        return { body: inflate(body, options) };
      default:
        return { body };
    }
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return tooLarge ? { body: new Uint8Array(), truncated: 'size' } : { body };
  }
}

/** RFC 9110, 8.4.1.2: deflate is the zlib format; some senders leave its wrapper out. */
function inflate(body: Uint8Array, options: { readonly maxOutputLength: number }): Uint8Array {
  try {
    return inflateSync(body, options);
  } catch {
    return inflateRawSync(body, options);
  }
}
