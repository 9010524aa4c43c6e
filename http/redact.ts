import type { HeaderField } from './exchange.ts';

/** What stands where a secret stood. */
export const REDACTED = '[redacted]';

/** Takes secrets out of everything that may be shown or stored. */
export interface Redactor {
  text(text: string): string;
  fields(headers: readonly HeaderField[]): readonly HeaderField[];
  url(url: string): string;
  /** Bytes as text with secrets gone; as base64 where they are no UTF-8 and hold none. */
  body(bytes: Uint8Array): string | { readonly base64: string };
}

const SHORTEST = 4;

/** A redactor of these secrets: as they are, percent-encoded, JSON-escaped, HTML-escaped, reversed, in hex, in base64 at any offset. */
export function createRedactor(secrets: readonly string[]): Redactor {
  const spellings = [...new Set(secrets.filter(({ length }) => length >= SHORTEST).flatMap(spellingsOf))].sort(
    (a, b) => b.length - a.length,
  );
  const pattern = spellings.length === 0 ? undefined : new RegExp(spellings.map(escapePattern).join('|'), 'gi');
  const text = (value: string): string => (pattern ? value.replace(pattern, REDACTED) : value);
  const url = (value: string): string => text(value.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, `$1${REDACTED}@`));
  return {
    text,
    url,
    fields: (headers) =>
      headers.map(([name, value]) => {
        const lower = name.toLowerCase();
        if (lower === 'set-cookie') return [name, value.replace(/^([^=;]*)=[^;]*/, `$1=${REDACTED}`)];
        if (lower === 'location' || lower === 'link') return [name, url(value)];
        return [name, text(value)];
      }),
    body(bytes) {
      try {
        return text(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
      } catch {
        const latin = Buffer.from(bytes).toString('latin1');
        const clean = text(latin);
        return clean === latin ? { base64: Buffer.from(bytes).toString('base64') } : clean;
      }
    },
  };
}

function spellingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const everyByte = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const html = secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  const spelt = [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    html,
    everyByte,
    bytes.toString('hex'),
  ];
  return [...spelt, ...(secret.length >= 6 ? [...base64At(bytes), [...secret].reverse().join('')] : [])].filter(
    ({ length }) => length >= SHORTEST,
  );
}

/** The characters of base64 that depend on the secret alone, at each of the three offsets it may start at. */
function base64At(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    const whole = shifted.toString('base64').replace(/=+$/, '');
    const start = offset === 0 ? 0 : offset + 1;
    const exact = shifted.length % 3 === 0 ? whole.length : whole.length - 1;
    const core = whole.slice(start, exact);
    return core.length >= 6 ? [core, core.replaceAll('+', '-').replaceAll('/', '_')] : [];
  });
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
