/** A media type (RFC 9110, 8.3.1): lower-case type and subtype, parameters with lower-case names. */
export interface ParsedMediaType {
  /** `application/json` */
  readonly essence: string;
  readonly type: string;
  readonly subtype: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const ESSENCE = new RegExp(`^[ \\t]*(${TOKEN})/(${TOKEN})[ \\t]*(?=;|$)`);
const PARAMETER = new RegExp(`;[ \\t]*(?:(${TOKEN})=(?:(${TOKEN})|"((?:[^"\\\\]|\\\\.)*)"))?[ \\t]*`, 'y');

/** A target has a handful of media types, and each is asked about many times for each answer. */
const known = new Map<string, ParsedMediaType | undefined>();
const MOST_KNOWN = 500;

/** Parses a media type or media range; `undefined` when it is none. */
export function parseMediaType(text: string): ParsedMediaType | undefined {
  if (known.has(text)) return known.get(text);
  if (known.size >= MOST_KNOWN) known.clear();
  const parsed = parse(text);
  known.set(text, parsed);
  return parsed;
}

function parse(text: string): ParsedMediaType | undefined {
  const head = ESSENCE.exec(text);
  if (!head?.[1] || !head[2]) return undefined;
  const parameters = new Map<string, string>();
  PARAMETER.lastIndex = head[0].length;
  while (PARAMETER.lastIndex < text.length) {
    const part = PARAMETER.exec(text);
    if (!part) return undefined;
    if (part[1] !== undefined)
      parameters.set(part[1].toLowerCase(), part[2] ?? (part[3] ?? '').replace(/\\(.)/g, '$1'));
  }
  const type = head[1].toLowerCase();
  const subtype = head[2].toLowerCase();
  return { essence: `${type}/${subtype}`, type, subtype, parameters };
}

/** True for `application/json`, `text/json` and every `+json` suffix (RFC 6839). */
export function isJson(mediaType: string): boolean {
  const parsed = parseMediaType(mediaType);
  return parsed !== undefined && (parsed.subtype === 'json' || parsed.subtype.endsWith('+json'));
}

/**
 * How specifically the range (`a/b`, `a/*`, any, with or without parameters) covers the media type: higher is more
 * specific, 0 is not at all. Parameters are compared only where the range has some (OpenAPI, Media Type Object).
 */
export function specificity(range: string, mediaType: string): number {
  const want = parseMediaType(range);
  const have = parseMediaType(mediaType);
  if (!want || !have) return range.trim().toLowerCase() === mediaType.trim().toLowerCase() ? 3 : 0;
  for (const [name, value] of want.parameters) {
    if (have.parameters.get(name)?.toLowerCase() !== value.toLowerCase()) return 0;
  }
  const extra = want.parameters.size > 0 ? 0.5 : 0;
  if (want.essence === have.essence) return 3 + extra;
  if (want.subtype === '*' && want.type === have.type) return 2 + extra;
  return want.essence === '*/*' ? 1 + extra : 0;
}

/**
 * True for octets, pictures, sound and type faces: stored ones are of the type that they were stored as, and no server
 * turns them into another (RFC 2046, section 4.5.1: octet-stream is arbitrary data).
 */
export function isOpaque(type: string): boolean {
  return /^(?:application\/octet-stream|(?:image|audio|video|font)\/)/i.test(type.trim());
}
