import type { HeaderField, WireRequest } from '../../http/exchange.ts';
import { REDACTED } from '../../http/redact.ts';
import type { ShownRequest } from '../../http/shown.ts';

/**
 * The bytes of a stored request again: every `[redacted]` is replaced by what stands in its place in `made`, the same
 * case encoded with the configured credentials, and the stored base URL by the present one. `undefined` where a secret
 * stood in a place that `made` does not have.
 */
export function restoreRequest(
  stored: ShownRequest,
  made: WireRequest | undefined,
  base: { readonly stored: string; readonly present: string },
): WireRequest | undefined {
  const url = fillUrl(rebase(stored.url, base), made?.url);
  const headers = fillHeaders(stored.headers, made?.headers ?? []);
  const body = fillBody(stored.body, made?.body);
  if (url === undefined || headers === undefined || body === undefined) return undefined;
  return {
    method: stored.method,
    url,
    headers,
    ...(body !== 'none' && { body }),
    ...(made?.raw && { raw: true }),
  };
}

function rebase(url: string, { stored, present }: { readonly stored: string; readonly present: string }): string {
  return url.startsWith(stored) ? present + url.slice(stored.length) : url;
}

function fillUrl(url: string, made: string | undefined): string | undefined {
  if (!holdsSecret(url)) return url;
  const [path = '', query = ''] = split(url, '?');
  if (holdsSecret(path) || made === undefined) return undefined;
  const filled = fillPairs(query, split(made, '?')[1] ?? '', '&');
  return filled === undefined ? undefined : `${path}?${filled}`;
}

function fillHeaders(stored: readonly HeaderField[], made: readonly HeaderField[]): readonly HeaderField[] | undefined {
  const seen = new Map<string, number>();
  const filled: HeaderField[] = [];
  for (const [name, value] of stored) {
    const key = name.toLowerCase();
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    if (!holdsSecret(value)) {
      filled.push([name, value]);
      continue;
    }
    const counterpart = made.filter(([other]) => other.toLowerCase() === key)[occurrence]?.[1];
    if (counterpart === undefined) return undefined;
    const text = key === 'cookie' ? fillPairs(value, counterpart, '; ') : counterpart;
    if (text === undefined) return undefined;
    filled.push([name, text]);
  }
  return filled;
}

/** `a=1&b=[redacted]`, with the values of the pairs of the same names in `made`. */
function fillPairs(stored: string, made: string, separator: string): string | undefined {
  const values = new Map(made.split(separator).map((pair) => [split(pair, '=')[0], pair]));
  const pairs = stored.split(separator).map((pair) => (holdsSecret(pair) ? values.get(split(pair, '=')[0]) : pair));
  return pairs.includes(undefined) ? undefined : pairs.join(separator);
}

function fillBody(stored: ShownRequest['body'], made: Uint8Array | undefined): Uint8Array | 'none' | undefined {
  if (stored === undefined) return 'none';
  if (typeof stored !== 'string') return Buffer.from(stored.base64, 'base64');
  return holdsSecret(stored) ? made : Buffer.from(stored, 'utf8');
}

/** A secret in a URL may stand there percent-encoded with its brackets. */
function holdsSecret(text: string): boolean {
  return text.includes(REDACTED);
}

function split(text: string, separator: string): readonly [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
