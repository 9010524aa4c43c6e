import type { MockRequest } from '../fault.ts';

/** Whether the secret stands anywhere in the query, the cookies or the fields of a request. */
export function elsewhere({ target, fields }: MockRequest, secret: string): boolean {
  const encoded = encodeURIComponent(secret);
  const query = target.includes('?') ? target.slice(target.indexOf('?') + 1).split('&') : [];
  if (query.some((pair) => pair.endsWith(`=${encoded}`) || pair.endsWith(`=${secret}`))) return true;
  return fields.some(([name, value]) =>
    name.toLowerCase() === 'cookie'
      ? value.split(/;\s*/).some((pair) => pair.endsWith(`=${secret}`))
      : value === secret,
  );
}
