import type { SecurityScheme } from '../../../openapi/operation.ts';
import type { CredentialClass } from '../../case.ts';
import { encodeStrictly } from '../../encode/percent.ts';
import {
  type Alteration,
  allButLast,
  caseFlipped,
  extended,
  firstHalf,
  middleChanged,
  percentEncoded,
  sameShape,
  secondHalf,
} from '../alterations.ts';
import type { CredentialDefinition, CredentialSource } from '../definition.ts';
import { type CredentialFields, noFields } from '../fields.ts';

type KeyScheme = Extract<SecurityScheme, { type: 'apiKey' }>;

/** A value under a name at a place, as the scheme of an API key would put it. */
export function keyAt(place: KeyScheme['in'], name: string, value: string): CredentialFields {
  switch (place) {
    case 'header':
      return { ...noFields, headers: [[name, value]] };
    case 'query':
      return { ...noFields, query: [[encodeStrictly(name), encodeStrictly(value)]] };
    case 'cookie':
      return { ...noFields, cookies: [[name, value]] };
  }
}

const row = (
  id: string,
  kind: CredentialClass,
  summary: string,
  make: (scheme: KeyScheme, source: CredentialSource) => CredentialFields | undefined,
  more: Partial<CredentialDefinition> = {},
): CredentialDefinition => ({
  id,
  class: kind,
  summary,
  ...more,
  place: (source) => (source.scheme.type === 'apiKey' ? make(source.scheme, source) : undefined),
});

const altered = (id: string, summary: string, alteration: Alteration): CredentialDefinition =>
  row(id, 'I', summary, (scheme, { secret }) => {
    const value = alteration(secret);
    return value === undefined ? undefined : keyAt(scheme.in, scheme.parameter, value);
  });

/** Every character as percent-triplets of its UTF-8 octets. */
const triplets = (text: string): string =>
  [...Buffer.from(text, 'utf8')].map((octet) => `%${octet.toString(16).toUpperCase().padStart(2, '0')}`).join('');

const literal = (id: string, text: string): CredentialDefinition =>
  row(
    id,
    'I',
    `the text ${text} as key`,
    (scheme, { secret }) => (secret === text ? undefined : keyAt(scheme.in, scheme.parameter, text)),
    { needsNoSecret: true },
  );

const PLACES: readonly KeyScheme['in'][] = ['query', 'header', 'cookie'];
const NAMES: readonly (string | undefined)[] = [undefined, 'api_key', 'apikey', 'key', 'access_token'];

/** The right key in each other place, under the declared name and the usual ones. */
const elsewhere: readonly CredentialDefinition[] = PLACES.flatMap((place) =>
  NAMES.map((usual) =>
    row(
      `apikey-in-${place}${usual ? `-${usual.replace('_', '-')}` : ''}`,
      'L',
      `the key in the ${place} as ${usual ?? 'the declared name'}`,
      (scheme, { secret }) => (scheme.in === place ? undefined : keyAt(place, usual ?? scheme.parameter, secret)),
      { moves: true },
    ),
  ),
);

const twice = (
  id: string,
  summary: string,
  order: (good: string, bad: string) => readonly [string, string],
): CredentialDefinition =>
  row(id, 'D', summary, (scheme, { secret }) => {
    const wrong = sameShape(secret);
    if (wrong === undefined) return undefined;
    const [first, second] = order(secret, wrong).map((value) => keyAt(scheme.in, scheme.parameter, value));
    if (!first || !second) return undefined;
    return {
      headers: [...first.headers, ...second.headers],
      query: [...first.query, ...second.query],
      cookies: [...first.cookies, ...second.cookies],
      raw: scheme.in === 'header' || undefined,
    };
  });

/** API keys in a header field, the query or a cookie. */
export const apiKey: readonly CredentialDefinition[] = [
  row('apikey-missing', 'M', 'no key', () => noFields, { needsNoSecret: true }),
  row('apikey-empty', 'M', 'an empty key', (scheme) => keyAt(scheme.in, scheme.parameter, ''), { needsNoSecret: true }),
  altered('apikey-random', 'a random key of the same shape', sameShape),
  altered('apikey-prefix', 'the first half of the key', firstHalf),
  altered('apikey-suffix', 'the second half of the key', secondHalf),
  altered('apikey-truncated', 'the key without its last character', allButLast),
  altered('apikey-extended', 'the key with one more character', extended),
  altered('apikey-one-char', 'the key with one character changed', middleChanged),
  altered('apikey-case-flipped', 'the key with its letter case flipped', caseFlipped),
  row('apikey-name-case', '+', 'the field name in other letter case', (scheme, { secret }) =>
    scheme.in === 'header' ? keyAt('header', scheme.parameter.toUpperCase(), secret) : undefined,
  ),
  row('apikey-name-case-changed', 'I', 'the name in other letter case', (scheme, { secret }) => {
    const name =
      scheme.parameter === scheme.parameter.toUpperCase()
        ? scheme.parameter.toLowerCase()
        : scheme.parameter.toUpperCase();
    return scheme.in === 'header' || name === scheme.parameter ? undefined : keyAt(scheme.in, name, secret);
  }),
  row(
    'apikey-whitespace',
    'M',
    'spaces only',
    (scheme) =>
      scheme.in === 'query' ? { ...noFields, query: [[encodeStrictly(scheme.parameter), '%20%20']] } : undefined,
    { needsNoSecret: true },
  ),
  literal('apikey-literal-null', 'null'),
  literal('apikey-literal-undefined', 'undefined'),
  literal('apikey-literal-true', 'true'),
  literal('apikey-literal-zero', '0'),
  row('apikey-literal-star', 'I', 'a star as key', (scheme) => keyAt(scheme.in, scheme.parameter, '*'), {
    needsNoSecret: true,
  }),
  row('apikey-literal-percent', 'I', 'a percent sign as key', (scheme) => keyAt(scheme.in, scheme.parameter, '%'), {
    needsNoSecret: true,
  }),
  row(
    'apikey-literal-sql',
    'I',
    'a quote and OR 1=1 as key',
    (scheme) => (scheme.in === 'cookie' ? undefined : keyAt(scheme.in, scheme.parameter, "' OR '1'='1")),
    { needsNoSecret: true },
  ),
  row('apikey-longer', 'S', 'a key of 64 KiB', (scheme) => keyAt(scheme.in, scheme.parameter, 'a'.repeat(65_536)), {
    needsNoSecret: true,
  }),
  row('apikey-long', 'S', 'a key of 8 KiB', (scheme) => keyAt(scheme.in, scheme.parameter, 'a'.repeat(8192)), {
    needsNoSecret: true,
  }),
  row('apikey-bearer-prefix', 'L', 'Bearer before the key', (scheme, { secret }) =>
    scheme.in === 'cookie' ? undefined : keyAt(scheme.in, scheme.parameter, `Bearer ${secret}`),
  ),
  row('apikey-array-syntax', 'L', 'the key as an array member', (scheme, { secret }) =>
    scheme.in === 'query' ? keyAt('query', `${scheme.parameter}[]`, secret) : undefined,
  ),
  row('apikey-value-encoded', 'I', 'the key percent-encoded', (scheme, { secret }) => {
    const text = percentEncoded(secret);
    // Readers of cookies decode their values, and some their names: there the mutant is the key again.
    return scheme.in !== 'header' || text === undefined ? undefined : keyAt(scheme.in, scheme.parameter, text);
  }),
  row('apikey-value-percent', '+', 'every character of the key percent-encoded', (scheme, { secret }) =>
    scheme.in === 'query' ? { ...noFields, query: [[encodeStrictly(scheme.parameter), triplets(secret)]] } : undefined,
  ),
  row('apikey-name-encoded', 'I', 'the name percent-encoded', (scheme, { secret }) => {
    const name = scheme.parameter.replace(/[^A-Za-z0-9]/g, triplets);
    return scheme.in !== 'header' || name === scheme.parameter ? undefined : keyAt(scheme.in, name, secret);
  }),
  row('apikey-name-percent', '+', 'every character of the name percent-encoded', (scheme, { secret }) =>
    scheme.in === 'query' ? { ...noFields, query: [[triplets(scheme.parameter), encodeStrictly(secret)]] } : undefined,
  ),
  row('apikey-cookie-quoted', 'P', 'the key in quotes', (scheme, { secret }) =>
    scheme.in === 'cookie' ? keyAt('cookie', scheme.parameter, `"${secret}"`) : undefined,
  ),
  row('apikey-cookie-comma', 'I', 'a comma inside the key', (scheme, { secret }) =>
    scheme.in === 'cookie' && secret.length > 1
      ? keyAt('cookie', scheme.parameter, `${secret.slice(0, 1)},${secret.slice(1)}`)
      : undefined,
  ),
  row('apikey-cookie-split', 'I', 'a semicolon inside the key', (scheme, { secret }) =>
    scheme.in === 'cookie' && secret.length > 1
      ? keyAt('cookie', scheme.parameter, `${secret.slice(0, 1)}; ${secret.slice(1)}`)
      : undefined,
  ),
  row('apikey-cookie-prefix', 'I', 'the name with the prefix __Host-', (scheme, { secret }) =>
    scheme.in === 'cookie' && !scheme.parameter.startsWith('__')
      ? keyAt('cookie', `__Host-${scheme.parameter}`, secret)
      : undefined,
  ),
  twice('apikey-twice-bad-good', 'the key twice, the valid one second', (good, bad) => [bad, good]),
  twice('apikey-twice-good-bad', 'the key twice, the valid one first', (good, bad) => [good, bad]),
  ...elsewhere,
];
