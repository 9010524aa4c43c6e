const UNRESERVED = /^[A-Za-z0-9._~-]*$/;

/** Percent-encodes everything but unreserved characters (RFC 3986, 2.3), as UTF-8. Lone surrogates become U+FFFD. */
export function encodeStrictly(text: string): string {
  if (UNRESERVED.test(text)) return text;
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, encodeOctet);
}

/**
 * For `allowReserved` in a query: reserved characters stay as they are, but for those that would end the value or be read
 * as something else (`#`, `&`, `+`) and those that a query may not hold (`[`, `]`; RFC 3986, 3.4). `%` is encoded, so that
 * the value that is read is the value that was meant.
 */
export function encodeAllowingReserved(text: string): string {
  return encodeStrictly(text).replace(/%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B|3D)/g, decodeTriplet);
}

/** For `allowReserved` in a path: what may stand in one segment (RFC 3986, 3.3) but `;`, which some readers cut off. */
export function encodeSegmentAllowingReserved(text: string): string {
  return encodeStrictly(text).replace(/%(3A|40|21|24|26|27|28|29|2A|2B|2C|3D)/g, decodeTriplet);
}

/**
 * For a cookie: every character that a cookie value may hold as it is (RFC 6265, 4.1.1) but `%`, so that readers that
 * decode and readers that do not agree on it.
 */
export function encodeCookie(text: string): string {
  return encodeStrictly(text).replace(/%(2[134678ABF]|3[ACDEF]|40|5[BDE]|60|7[BCD])/g, decodeTriplet);
}

/** For a field value: characters that no field may hold (RFC 9110, 5.5) are percent-encoded, all others stay. */
export function encodeFieldValue(text: string): string {
  return /[^\t\x20-\x7E]/.test(text)
    ? text.toWellFormed().replace(/[^\t\x20-\x7E]/gu, (character) => encodeURIComponent(character))
    : text;
}

function encodeOctet(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function decodeTriplet(_: string, hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}
