import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { HeaderField } from './exchange.ts';
import { field } from './fields.ts';

/** Content after its codings are undone. */
export interface DecodedContent {
  readonly body: Uint8Array;
  /** Set when content was cut at the cap. */
  readonly truncated?: 'size';
}

const MOST_CODINGS = 4;
/** What is kept of content that was cut: it is shown, and searched for secrets, and never judged as a whole. */
const BEGINNING = 64 * 1024;

/**
 * The content after its codings are undone. What goes beyond `most` octets is not inflated or kept, of it only the
 * beginning comes out, cut; of a bomb that is nothing. Content that does not decode is left as it came: what is wrong
 * with it shows in the body checks. `ended`: whether these are all of its octets.
 */
export function decodeContent(
  headers: readonly HeaderField[],
  chunks: readonly Uint8Array[],
  most: number,
  ended = true,
): DecodedContent {
  const cut = !ended || chunks.reduce((sum, { length }) => sum + length, 0) > most;
  // A copy, so that nothing holds on to what was cut away.
  const body = cut
    ? Buffer.concat(chunks, Math.min(most, BEGINNING))
    : chunks.length === 1
      ? (chunks[0] ?? new Uint8Array())
      : Buffer.concat(chunks);
  const plain: DecodedContent = cut ? { body, truncated: 'size' } : { body };
  const written = field(headers, 'content-encoding');
  if (written === undefined || body.length === 0) return plain;
  const codings = written
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > MOST_CODINGS) return plain;
  try {
    const decoded = codings.reduceRight((content, coding) => decode(content, coding, most), body);
    return cut ? { body: Buffer.from(decoded.subarray(0, BEGINNING)), truncated: 'size' } : { body: decoded };
  } catch (error) {
    const bomb = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return bomb ? { body: new Uint8Array(), truncated: 'size' } : plain;
  }
}

function decode(content: Uint8Array, coding: string, most: number): Uint8Array {
  // What was cut decodes as far as it goes.
  const options = { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH };
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(content, options);
    case 'br':
      return brotliDecompressSync(content, { maxOutputLength: most });
    case 'deflate':
      // RFC 9110, 8.4.1.2: the zlib format; some senders leave its wrapper out.
      return (content[0] ?? 0) % 16 === 8 ? inflateSync(content, options) : inflateRawSync(content, options);
    default:
      throw new Error(`unknown content coding ${coding}`);
  }
}
