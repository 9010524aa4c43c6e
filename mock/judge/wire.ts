/** A `name=value` pair as it stands on the wire. */
export interface WirePair {
  readonly name: string;
  /** Still percent-encoded, so that delimiters can be told from encoded ones. */
  readonly text: string;
}

/** Percent-decoding by UTF-8; `undefined` where the encoding is broken. `+` is a space in queries and forms. */
export function percentDecode(text: string, plusIsSpace: boolean): string | undefined {
  if (!text.includes('%') && !(plusIsSpace && text.includes('+'))) return text;
  try {
    return decodeURIComponent(plusIsSpace ? text.replaceAll('+', ' ') : text);
  } catch {
    return undefined;
  }
}

/** The pairs of a query or form, names decoded; `undefined` where a name cannot be decoded. Empty pieces are skipped. */
export function pairsOf(query: string): readonly WirePair[] | undefined {
  if (query === '') return [];
  const pairs: WirePair[] = [];
  for (const piece of query.split('&')) {
    if (piece === '') continue;
    const cut = piece.indexOf('=');
    const name = percentDecode(cut < 0 ? piece : piece.slice(0, cut), true);
    if (name === undefined) return undefined;
    pairs.push({ name, text: cut < 0 ? '' : piece.slice(cut + 1) });
  }
  return pairs;
}

/** The cookies of all Cookie fields, in order (RFC 6265, 4.2.1). */
export function cookiesOf(fields: readonly (readonly [string, string])[]): readonly WirePair[] {
  return fields
    .filter(([name]) => name.toLowerCase() === 'cookie')
    .flatMap(([, value]) => value.split(';'))
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) => {
      const cut = piece.indexOf('=');
      return cut < 0 ? { name: piece, text: '' } : { name: piece.slice(0, cut), text: piece.slice(cut + 1) };
    });
}

/** All lines of a field. */
export function linesOf(fields: readonly (readonly [string, string])[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  const lines: string[] = [];
  for (const [field, value] of fields)
    if (field.length === wanted.length && field.toLowerCase() === wanted) lines.push(value);
  return lines;
}

const DEEPEST = 512;

/** Whether JSON bytes nest deeper than a server has to follow (RFC 8259, 9). */
export function isTooDeep(bytes: Uint8Array): boolean {
  if (bytes.length < DEEPEST * 2) return false;
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < bytes.length; i++) {
    const octet = bytes[i];
    if (quoted) {
      if (octet === 0x5c) i++;
      else if (octet === 0x22) quoted = false;
    } else if (octet === 0x22) quoted = true;
    else if (octet === 0x5b || octet === 0x7b) {
      depth++;
      if (depth > DEEPEST) return true;
    } else if (octet === 0x5d || octet === 0x7d) depth--;
  }
  return false;
}

/** A strict reading of JSON bytes (RFC 8259): UTF-8 without error, one text, nothing after it. */
export function parseJson(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
}
