import type { ReceivedResponse, TransportFailure } from './exchange.ts';

/** Deeper JSON is not judged: no reader has to take it (RFC 8259, 9), and no API means it. */
export const MOST_LEVELS = 1000;

/** Why an answer cannot be judged although it came: it nests too deep. `undefined`: it can. */
export function depthFailure(response: ReceivedResponse | undefined): TransportFailure | undefined {
  if (!response || !nestsDeeperThan(response.body, MOST_LEVELS)) return undefined;
  return { kind: 'too-large', message: `the content of the answer nests more than ${MOST_LEVELS} levels deep` };
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Whether a text that looks like JSON nests more than so many levels deep. Readers may limit that (RFC 8259, 9), and what
 * judges such a value would run out of stack. One pass over the octets; short ones cannot.
 */
export function nestsDeeperThan(body: Uint8Array, most: number): boolean {
  if (body.length <= most || !looksLikeJson(body)) return false;
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < body.length; i++) {
    const octet = body[i];
    if (quoted) {
      if (octet === BACKSLASH) i++;
      else if (octet === QUOTE) quoted = false;
    } else if (octet === QUOTE) quoted = true;
    else if (octet === 0x5b || octet === 0x7b) {
      if (++depth > most) return true;
    } else if (octet === 0x5d || octet === 0x7d) depth--;
  }
  return false;
}

function looksLikeJson(body: Uint8Array): boolean {
  // After white space, or the three octets of a byte order mark.
  const first = body.find((octet) => octet > 0x20 && octet !== 0xef && octet !== 0xbb && octet !== 0xbf);
  return first === 0x5b || first === 0x7b;
}
