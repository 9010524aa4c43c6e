import type { Clause } from '../check.ts';

const rfc =
  (number: number, title: string) =>
  (section: string): Clause => ({
    label: `${title} (RFC ${number}), ${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
  });

export const rfc9110 = rfc(9110, 'HTTP Semantics');
export const rfc9111 = rfc(9111, 'HTTP Caching');
export const rfc9112 = rfc(9112, 'HTTP/1.1');
export const rfc9457 = rfc(9457, 'Problem Details');
export const rfc8259 = rfc(8259, 'JSON');
export const rfc7493 = rfc(7493, 'I-JSON');
export const rfc5789 = rfc(5789, 'PATCH');
export const rfc6750 = rfc(6750, 'Bearer Tokens');
export const rfc7396 = rfc(7396, 'JSON Merge Patch');
export const rfc9205 = rfc(9205, 'Building Protocols with HTTP');
export const rfc9745 = rfc(9745, 'Deprecation');
export const rfc8288 = rfc(8288, 'Web Linking');
export const rfc7636 = rfc(7636, 'PKCE');
export const rfc6749 = rfc(6749, 'OAuth 2.0');
export const rfc8252 = rfc(8252, 'OAuth 2.0 for Native Apps');
export const rfc9700 = rfc(9700, 'OAuth 2.0 Security');

/** An object of the OpenAPI Specification: section numbers move between versions, names do not. */
export const openapi = (object: string): Clause => ({
  label: `OpenAPI, ${object}`,
  url: `https://spec.openapis.org/oas/latest.html#${object.toLowerCase().replaceAll(' ', '-')}`,
});

/** A convention of ours: no clause demands it. */
export const convention = (why: string): Clause => ({ label: why, url: 'https://spec.openapis.org/oas/latest.html' });

/** The draft of the field Idempotency-Key: its sections may still move. */
export const idempotencyKeyDraft = (section: string): Clause => ({
  label: `The Idempotency-Key HTTP Header Field (draft), ${section}`,
  url: `https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header#section-${section}`,
});
