import type { WireRequest } from '../http/exchange.ts';
import { fieldValues } from '../http/fields.ts';
import type { MockRequest } from '../mock/fault.ts';
import { present } from '../mock/judge/credentials.ts';
import { cookiesOf } from '../mock/judge/wire.ts';
import type { Operation } from '../openapi/operation.ts';

/** Shorter values are words, not secrets: blanking them would blank the report. Characters. */
const SHORTEST = 8;

/**
 * The secrets that a recorded request holds: what stands in the places of the document's security schemes, whatever
 * follows the scheme in Authorization, and every cookie, for a browser's cookies are its session.
 */
export function secretsIn(request: WireRequest, operations: readonly Operation[]): readonly string[] {
  const { method, url, headers } = request;
  const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
  const seen: MockRequest = { method, target: url, headers: {}, fields: headers, body: Buffer.alloc(0) };
  const schemes = new Map(
    operations.flatMap(({ security }) => security.flat().map(({ scheme }) => [scheme.name, scheme] as const)),
  );
  const presented = [...schemes.values()].flatMap((scheme) => {
    const found = present(scheme, seen, query);
    return found.kind === 'secret' ? [found.secret, found.secret.slice(found.secret.indexOf(':') + 1)] : [];
  });
  const authorization = ['authorization', 'proxy-authorization'].flatMap((name) =>
    fieldValues(headers, name).map((value) => value.replace(/^[A-Za-z][\w-]* +/, '').trim()),
  );
  const cookies = cookiesOf(headers).map(({ text }) => text);
  return [...presented, ...authorization, ...cookies].filter(
    (secret) => secret.length >= SHORTEST && !secret.includes('[redacted]'),
  );
}
