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
