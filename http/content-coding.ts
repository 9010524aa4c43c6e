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

/**
 * The content after its codings are undone, at most `most` octets of it: a bomb is not inflated, it is given up (and comes
 * out empty, cut). Content that does not decode is left as it came: what is wrong with it shows in the body checks.
 */
export function decodeContent(
  headers: readonly HeaderField[],
  chunks: readonly Uint8Array[],
  most: number,
): DecodedContent {
  const whole = chunks.length === 1 ? (chunks[0] ?? new Uint8Array()) : Buffer.concat(chunks);
  const cut = whole.length > most;
  const body = cut ? whole.subarray(0, most) : whole;
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
    return cut ? { body: decoded, truncated: 'size' } : { body: decoded };
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
