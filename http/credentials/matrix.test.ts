import { expect, test } from 'vitest';
import type { SecurityScheme } from '../../openapi/operation.ts';
import { rowsFor } from './matrix/index.ts';
import { notSent } from './not-sent.ts';
import { schemes } from './scheme.testing.ts';

const jwt = `${Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')}.${Buffer.from('{"sub":"ann"}').toString('base64url')}.c2lnbmF0dXJl`;
const secrets = ['Az9-secret-token', 'x', '0000', 'ann:pass', 'ann:', 'a b"c;d,e', 'ÄÖ\u{1F511}', 'null', jwt];
const kinds: readonly SecurityScheme[] = Object.values(schemes);

test('a row is a pure function of its scheme and secret', () => {
  for (const scheme of kinds)
    for (const secret of secrets)
      for (const row of rowsFor(scheme))
        expect(row.place({ scheme, secret, supplied: true }), row.id).toEqual(
          row.place({ scheme, secret, supplied: true }),
        );
});

test('no row that must be refused sends the secret as its scheme wants it', () => {
  for (const scheme of kinds) {
    if (scheme.type !== 'apiKey') continue;
    for (const secret of secrets) {
      for (const row of rowsFor(scheme).filter(({ class: kind }) => /^[MIQLSF]$/.test(kind))) {
        const fields = row.place({ scheme, secret, supplied: true });
        const declared = { header: fields?.headers, query: fields?.query, cookie: fields?.cookies }[scheme.in] ?? [];
        const read = (value: string): string => (scheme.in === 'header' ? value : decodeURIComponent(safe(value)));
        const same = declared.some(([name, value]) => name === scheme.parameter && read(value) === secret);
        expect(same, `${row.id} of ${secret}`).toBe(false);
      }
    }
  }
});

function safe(text: string): string {
  return text.replace(/%(?![0-9A-F]{2})/gi, '%25');
}

test('a random credential has the shape of the secret and none of its luck', () => {
  const row = rowsFor(schemes.bearer).find(({ id }) => id === 'bearer-random');
  const [[, value] = []] = row?.place({ scheme: schemes.bearer, secret: 'abcDEF-123', supplied: true })?.headers ?? [];
  expect(value).toMatch(/^Bearer [a-z]{3}[A-Z]{3}-\d{3}$/);
  expect(value).not.toBe('Bearer abcDEF-123');
});

test('a token signed with a key that it carries is a well-formed JSON Web Token', () => {
  const row = rowsFor(schemes.bearer).find(({ id }) => id === 'jwt-jwk-attacker');
  const [[, value = ''] = []] = row?.place({ scheme: schemes.bearer, secret: jwt, supplied: true })?.headers ?? [];
  const [head = '', claims, signature] = value.replace('Bearer ', '').split('.');
  expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toMatchObject({ alg: 'EdDSA', jwk: { kty: 'OKP' } });
  expect(claims).toBe(jwt.split('.')[1]);
  expect(Buffer.from(signature ?? '', 'base64url')).toHaveLength(64);
});

test('ids are unique, and none is both sent and said not to be', () => {
  for (const scheme of kinds) {
    const ids = rowsFor(scheme).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of notSent.flatMap((group) => group.ids)) expect(ids).not.toContain(id);
  }
});
