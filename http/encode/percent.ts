const RESERVED = /[:/?#[\]@!$&'()*+,;=]/;

/** Percent-encodes everything but unreserved characters (RFC 3986, 2.3), as UTF-8. Lone surrogates become U+FFFD. */
export function encodeStrictly(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Like {@link encodeStrictly}, but leaves reserved characters (`allowReserved`) and existing percent-triplets alone. */
export function encodeAllowingReserved(text: string): string {
  return text.replace(/%[0-9A-Fa-f]{2}|[\s\S]/gu, (piece) =>
    piece.length === 3 && piece.startsWith('%')
      ? piece
      : RESERVED.test(piece) && !/[#&+?]/.test(piece)
        ? piece
        : encodeStrictly(piece),
  );
}
