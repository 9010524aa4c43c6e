import type { SecurityScheme } from '../openapi/operation.ts';
import type { HeaderField } from './exchange.ts';
import { fragmentFinder } from './redact/fragments.ts';
import { spellingsFinder } from './redact/spellings.ts';

/** What stands where a secret stood. */
export const REDACTED = '[redacted]';

/** Takes secrets out of everything that may be shown or stored. */
export interface Redactor {
  text(text: string): string;
  /** Values of fields that carry credentials go whole, whatever they hold: an altered secret is nearly a secret. */
  fields(headers: readonly HeaderField[]): readonly HeaderField[];
  /** Without userinfo, and without the values of query parameters that carry credentials. */
  url(url: string): string;
  /** Bytes as text with secrets gone; as base64 where they are no UTF-8 and hold none. */
  body(bytes: Uint8Array): string | { readonly base64: string };
}

/** Where the security schemes of a document put credentials. Names are in lower case, as cookies and queries are not. */
interface Places {
  readonly fields: ReadonlySet<string>;
  readonly query: ReadonlySet<string>;
  readonly cookies: ReadonlySet<string>;
}

/** What a credential case sends that is no secret and says more when it is seen. */
const HARMLESS = /^(.{0,3}|null|undefined|true|false|\[object Object\]|\{\{token\}\}|!!!)$/;

/** A redactor of these secrets, and of whatever stands in the places of these security schemes. */
export function createRedactor(secrets: readonly string[], schemes: readonly SecurityScheme[] = []): Redactor {
  const spellings = spellingsFinder(secrets);
  const places = placesOf(schemes);
  const fragments = fragmentFinder(secrets);
  // A secret as short as a harmless word is looked for nowhere else: it stands in too many words.
  const known = new Set(secrets);
  const text = (value: string): string => {
    const whole = spellings?.(value) ?? [];
    const pieces = fragments?.(value) ?? [];
    return pieces.length === 0 && whole.length === 0 ? value : blanked(value, [...whole, ...pieces]);
  };
  const credential = (value: string): string =>
    HARMLESS.test(value.trim()) && !known.has(value.trim()) && text(value) === value ? value : REDACTED;
  const pairs = (value: string, separator: string, names: ReadonlySet<string>): string =>
    value
      .split(separator)
      .map((pair) => {
        const cut = pair.indexOf('=');
        const secret = cut >= 0 && names.has(decoded(pair.slice(0, cut).trim()).toLowerCase());
        return secret ? `${pair.slice(0, cut + 1)}${credential(pair.slice(cut + 1))}` : pair;
      })
      .join(separator);
  const url = (value: string): string => {
    const plain = value.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, `$1${REDACTED}@`);
    const [, before = plain, query, rest = ''] = /^([^?#]*\?)([^#]*)(.*)$/s.exec(plain) ?? [];
    return text(query === undefined ? plain : `${before}${pairs(query, '&', places.query)}${rest}`);
  };
  const fieldValue = (name: string, value: string): string => {
    const lower = name.toLowerCase();
    switch (lower) {
      case 'authorization':
      case 'proxy-authorization':
        return authorization(value, credential);
      case 'set-cookie':
        return text(value.replace(/^([^=;]*)=[^;]*/, `$1=${REDACTED}`));
      case 'cookie':
        return text(pairs(value, ';', places.cookies));
      case 'location':
      case 'content-location':
      case 'referer':
        return url(value);
      default:
        return places.fields.has(lower) ? credential(value) : text(value);
    }
  };
  return {
    text,
    url,
    fields: (headers) => headers.map(([name, value]) => [text(name), fieldValue(name, value)]),
    body(bytes) {
      const utf8 = utf8Text(bytes);
      if (utf8 !== undefined) return text(utf8);
      const latin1 = Buffer.from(bytes).toString('latin1');
      const clean = text(latin1);
      return clean === latin1 ? { base64: Buffer.from(bytes).toString('base64') } : clean;
    },
  };
}

type Span = readonly [from: number, to: number];

/** The text with these spans blanked, overlapping and adjacent ones as one. */
function blanked(text: string, spans: readonly Span[]): string {
  let shown = '';
  let at = 0;
  let blanks = -1;
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    if (from > at || blanks < 0) {
      shown += text.slice(at, from) + REDACTED;
      blanks++;
    }
    at = Math.max(at, to);
  }
  return shown + text.slice(at);
}

/** The scheme stays, since it says what was sent; its credential goes. */
function authorization(value: string, credential: (text: string) => string): string {
  const [, scheme, space, rest] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,20})([ \t]+)(.*)$/s.exec(value) ?? [];
  return scheme === undefined || rest === undefined ? credential(value) : `${scheme}${space}${credential(rest)}`;
}

function placesOf(schemes: readonly SecurityScheme[]): Places {
  const named = (place: 'header' | 'query' | 'cookie'): string[] =>
    schemes.flatMap((scheme) =>
      scheme.type === 'apiKey' && scheme.in === place ? [scheme.parameter.toLowerCase()] : [],
    );
  const bearer = schemes.some(({ type }) => type !== 'apiKey') ? ['access_token'] : [];
  return {
    fields: new Set(named('header')),
    query: new Set([...named('query'), ...bearer]),
    cookies: new Set(named('cookie')),
  };
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
