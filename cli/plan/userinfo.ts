import type { HeaderField } from '../../http/exchange.ts';
import type { Identities } from '../../http/identity.ts';
import type { Operation } from '../../openapi/operation.ts';

/** A base URL without userinfo, and where its userinfo went. */
export interface TakenUserinfo {
  readonly baseUrl: string;
  readonly identities: Identities;
  readonly headers: readonly HeaderField[];
  readonly secrets: readonly string[];
}

/**
 * Takes `user:password@` out of a base URL: it becomes the credential of the basic schemes, or, where the document has
 * none, an Authorization field of every request, as a browser would send it.
 */
export function takeUserinfo(baseUrl: string, identities: Identities, operations: readonly Operation[]): TakenUserinfo {
  const url = new URL(baseUrl);
  if (url.username === '' && url.password === '') return { baseUrl, identities, headers: [], secrets: [] };
  const credential = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const encoded = Buffer.from(credential).toString('base64');
  const schemes = operations.flatMap(({ security }) => security.flat().map(({ scheme }) => scheme));
  const basic = schemes.some((scheme) => scheme.type === 'http' && scheme.scheme.toLowerCase() === 'basic');
  const { first } = identities;
  return {
    baseUrl: baseUrl.replace(/\/\/[^/?#@]*@/, '//'),
    identities: {
      ...identities,
      first: {
        ...first,
        credential: (scheme) =>
          first.credential(scheme) ??
          (scheme.type === 'http' && scheme.scheme.toLowerCase() === 'basic' ? credential : undefined),
      },
    },
    headers: basic ? [] : [['Authorization', `Basic ${encoded}`]],
    secrets: [credential, encoded, decodeURIComponent(url.password)].filter((secret) => secret.length > 0),
  };
}
