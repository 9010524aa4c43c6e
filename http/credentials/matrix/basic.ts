import type { CredentialClass } from '../../case.ts';
import { middleChanged, sameShape } from '../alterations.ts';
import { type CredentialDefinition, inHeader } from '../definition.ts';
import { noFields } from '../fields.ts';

const encode = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

const field = (
  id: string,
  kind: CredentialClass,
  summary: string,
  value: (user: string, password: string) => string | undefined,
  more: Partial<CredentialDefinition> = {},
): CredentialDefinition => ({
  id,
  class: kind,
  summary,
  ...more,
  place({ secret }) {
    // The first colon separates (RFC 7617, 2).
    const cut = secret.indexOf(':');
    const text = value(cut < 0 ? secret : secret.slice(0, cut), cut < 0 ? '' : secret.slice(cut + 1));
    return text === undefined ? undefined : inHeader('Authorization', text);
  },
});

const pair = (
  id: string,
  kind: CredentialClass,
  summary: string,
  value: (user: string, password: string) => string | undefined,
): CredentialDefinition =>
  field(id, kind, summary, (user, password) => {
    const text = value(user, password);
    return text === undefined || text === `${user}:${password}` ? undefined : `Basic ${encode(text)}`;
  });

/** Basic (RFC 7617). */
export const basic: readonly CredentialDefinition[] = [
  { id: 'basic-missing', class: 'M', summary: 'no Authorization field', needsNoSecret: true, place: () => noFields },
  field('basic-scheme-alone', 'Q', 'the scheme Basic alone', () => 'Basic', { needsNoSecret: true }),
  field('basic-not-base64', 'Q', 'text that is no base64', () => 'Basic !!!', { needsNoSecret: true }),
  pair('basic-wrong-password', 'I', 'the right user and a wrong password', (user, password) =>
    sameShape(password) === undefined ? undefined : `${user}:${sameShape(password)}`,
  ),
  pair('basic-one-char', 'I', 'the password with one character changed', (user, password) =>
    middleChanged(password) === undefined ? undefined : `${user}:${middleChanged(password)}`,
  ),
  pair(
    'basic-case-changed',
    'I',
    'the password in other letter case',
    (user, password) =>
      `${user}:${password === password.toUpperCase() ? password.toLowerCase() : password.toUpperCase()}`,
  ),
  pair('basic-no-colon', 'Q', 'no colon between user and password', (user, password) => `${user}${password}`),
  pair('basic-only-colon', 'I', 'a colon alone', () => ':'),
  pair('basic-empty-user', 'I', 'an empty user', (_, password) => `:${password}`),
  pair('basic-empty-password', 'I', 'an empty password', (user) => `${user}:`),
  pair('basic-colon-in-user', 'I', 'one more colon behind the user', (user, password) => `${user}::${password}`),
  pair('basic-swapped', 'I', 'password and user swapped', (user, password) => `${password}:${user}`),
  pair(
    'basic-control-chars',
    'Q',
    'control characters in the password',
    (user, password) => `${user}:\u0001${password}`,
  ),
  pair('basic-trailing-newline', 'Q', 'a newline behind the password', (user, password) => `${user}:${password}\n`),
  pair('basic-double-encoded', 'I', 'base64 of the base64', (user, password) => encode(`${user}:${password}`)),
  pair('basic-10k', 'S', 'a password of 10 KiB', (user) => `${user}:${'a'.repeat(10_240)}`),
  // Many decoders take both, and neither RFC 7617 nor RFC 4648, 3.2, tells a reader not to.
  field('basic-no-padding', 'P', 'base64 without its padding', (user, password) => {
    const text = encode(`${user}:${password}`);
    return text.endsWith('=') ? `Basic ${text.replace(/=+$/, '')}` : undefined;
  }),
  field('basic-base64url', 'P', 'the URL alphabet of base64', (user, password) => {
    const text = encode(`${user}:${password}`);
    return /[+/]/.test(text) ? `Basic ${text.replaceAll('+', '-').replaceAll('/', '_')}` : undefined;
  }),
  field(
    'basic-scheme-lower',
    '+',
    'the scheme spelt basic',
    (user, password) => `basic ${encode(`${user}:${password}`)}`,
  ),
  field(
    'basic-scheme-bearer',
    'L',
    'the credentials under the scheme Bearer',
    (user, password) => `Bearer ${encode(`${user}:${password}`)}`,
  ),
];
