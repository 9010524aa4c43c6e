import type { CredentialClass } from '../../case.ts';
import { encodeStrictly } from '../../encode/percent.ts';
import {
  type Alteration,
  allButLast,
  caseFlipped,
  doubled,
  extended,
  firstHalf,
  lastChanged,
  middleChanged,
  percentEncoded,
  reversed,
  sameShape,
  secondHalf,
} from '../alterations.ts';
import { type CredentialDefinition, inHeader } from '../definition.ts';
import { noFields } from '../fields.ts';

const b64token = /^[A-Za-z0-9._~+/-]+=*$/;

const field = (
  id: string,
  kind: CredentialClass,
  summary: string,
  value: (secret: string) => string | undefined,
  more: Partial<CredentialDefinition> = {},
): CredentialDefinition => ({
  id,
  class: kind,
  summary,
  ...more,
  place({ secret }) {
    const text = value(secret);
    return text === undefined ? undefined : inHeader('Authorization', text);
  },
});

const altered = (id: string, summary: string, alteration: Alteration): CredentialDefinition =>
  field(id, 'I', summary, (secret) => {
    const text = alteration(secret);
    return text === undefined ? undefined : `Bearer ${text}`;
  });

const literal = (id: string, kind: CredentialClass, text: string): CredentialDefinition =>
  field(id, kind, `the text ${text} as token`, (secret) => (secret === text ? undefined : `Bearer ${text}`), {
    needsNoSecret: true,
  });

const two = (
  id: string,
  kind: CredentialClass,
  summary: string,
  lines: (secret: string) => readonly (string | undefined)[],
): CredentialDefinition => ({
  id,
  class: kind,
  summary,
  place({ secret }) {
    const values = lines(secret);
    if (values.some((value) => value === undefined)) return undefined;
    return {
      headers: values.map((value) => ['Authorization', `Bearer ${value}`] as const),
      query: [],
      cookies: [],
      raw: true,
    };
  },
});

/** Bearer (RFC 6750) and whatever else travels as a bearer token: oauth2, openIdConnect. */
export const bearer: readonly CredentialDefinition[] = [
  { id: 'bearer-missing', class: 'M', summary: 'no Authorization field', needsNoSecret: true, place: () => noFields },
  field('bearer-empty', 'M', 'an empty Authorization field', () => '', { needsNoSecret: true }),
  field('bearer-scheme-alone', 'Q', 'the scheme Bearer without a token', () => 'Bearer', { needsNoSecret: true }),
  {
    id: 'bearer-scheme-space',
    class: 'Q',
    summary: 'the scheme Bearer and a space without a token',
    needsNoSecret: true,
    place: () => inHeader('Authorization', 'Bearer ', true),
  },
  altered('bearer-random', 'a random token of the same shape', sameShape),
  field('bearer-scheme-lower', '+', 'the scheme spelt bearer', (secret) => `bearer ${secret}`),
  field('bearer-scheme-upper', '+', 'the scheme spelt BEARER', (secret) => `BEARER ${secret}`),
  field('bearer-two-spaces', '+', 'two spaces after the scheme', (secret) => `Bearer  ${secret}`),
  {
    id: 'bearer-edge-whitespace',
    class: '+',
    summary: 'white space around the field value',
    place: ({ secret }) => inHeader('Authorization', ` \t Bearer ${secret} \t`, true),
  },
  field('bearer-scheme-basic', 'L', 'the token under the scheme Basic', (secret) => `Basic ${secret}`),
  field('bearer-scheme-token', 'L', 'the token under the scheme Token', (secret) => `Token ${secret}`),
  field('bearer-scheme-digest', 'L', 'the token under the scheme Digest', (secret) => `Digest ${secret}`),
  field('bearer-raw', 'L', 'the token without a scheme', (secret) => secret),
  field('bearer-colon', 'L', 'a colon after the scheme', (secret) => `Bearer: ${secret}`),
  field('bearer-equals', 'L', 'an equals sign after the scheme', (secret) => `Bearer=${secret}`),
  field('bearer-quoted', 'L', 'the token in quotes', (secret) => `Bearer "${secret}"`),
  field('bearer-tab', 'L', 'a tab after the scheme', (secret) => `Bearer\t${secret}`),
  altered('bearer-prefix', 'the first half of the token', firstHalf),
  altered('bearer-suffix', 'the second half of the token', secondHalf),
  altered('bearer-truncated', 'the token without its last character', allButLast),
  altered('bearer-extended', 'the token with one more character', extended),
  altered('bearer-one-char', 'the token with one character changed', middleChanged),
  altered('bearer-last-char', 'the token with its last character changed', lastChanged),
  altered('bearer-case-flipped', 'the token with its letter case flipped', caseFlipped),
  altered('bearer-reversed', 'the token reversed', reversed),
  altered('bearer-doubled', 'the token twice', doubled),
  altered('bearer-percent-encoded', 'the token percent-encoded', percentEncoded),
  field('bearer-padding-excess', 'I', 'the token with four equals signs appended', (secret) => `Bearer ${secret}====`),
  field('bearer-padding-middle', 'Q', 'equals signs in the middle of the token', (secret) =>
    secret.length < 2 ? undefined : `Bearer ${secret.slice(0, secret.length / 2)}==${secret.slice(secret.length / 2)}`,
  ),
  field('bearer-char-space', 'Q', 'a space inside the token', (secret) =>
    secret.length < 2 ? undefined : `Bearer ${secret.slice(0, 1)} ${secret.slice(1)}`,
  ),
  field('bearer-char-quote', 'Q', 'a quote inside the token', (secret) =>
    secret.length < 2 ? undefined : `Bearer ${secret.slice(0, 1)}"${secret.slice(1)}`,
  ),
  field('bearer-char-percent', 'Q', 'a percent sign inside the token', (secret) =>
    secret.length < 2 ? undefined : `Bearer ${secret.slice(0, 1)}%${secret.slice(1)}`,
  ),
  {
    id: 'bearer-char-non-ascii',
    class: 'Q',
    summary: 'an octet above 0x7F inside the token',
    place: ({ secret }) => inHeader('Authorization', `Bearer ${secret.slice(0, 1)}\u00e9${secret.slice(1)}`, true),
  },
  {
    id: 'bearer-char-nul',
    class: 'Q',
    summary: 'a NUL inside the token',
    place: ({ secret }) => inHeader('Authorization', `Bearer ${secret.slice(0, 1)}\0${secret.slice(1)}`, true),
  },
  {
    id: 'bearer-char-cr',
    class: 'Q',
    summary: 'a bare CR inside the token',
    place: ({ secret }) => inHeader('Authorization', `Bearer ${secret.slice(0, 1)}\r${secret.slice(1)}`, true),
  },
  {
    id: 'bearer-char-lf',
    class: 'Q',
    summary: 'a bare LF inside the token',
    // A bare LF may end the line (RFC 9112, 2.2): what follows it is then a field of its own.
    place: ({ secret }) =>
      inHeader('Authorization', `Bearer ${secret.slice(0, 1)}\nX-Plumbline-Canary: ${secret.slice(1)}`, true),
  },
  literal('bearer-literal-null', 'I', 'null'),
  literal('bearer-literal-undefined', 'I', 'undefined'),
  literal('bearer-literal-true', 'I', 'true'),
  literal('bearer-literal-zero', 'I', '0'),
  literal('bearer-literal-object', 'Q', '[object Object]'),
  literal('bearer-literal-template', 'Q', '{{token}}'),
  field('bearer-8k', 'S', 'a token of 8 KiB', () => `Bearer ${'a'.repeat(8192)}`, { needsNoSecret: true }),
  field('bearer-64k', 'S', 'a token of 64 KiB', () => `Bearer ${'a'.repeat(65_536)}`, { needsNoSecret: true }),
  two('bearer-twice-bad-good', 'D', 'two Authorization fields, the valid one second', (secret) => [
    sameShape(secret),
    secret,
  ]),
  two('bearer-twice-good-bad', 'D', 'two Authorization fields, the valid one first', (secret) => [
    secret,
    sameShape(secret),
  ]),
  field('bearer-comma-list', 'D', 'two tokens in one field', (secret) =>
    sameShape(secret) === undefined ? undefined : `Bearer ${sameShape(secret)}, Bearer ${secret}`,
  ),
  {
    id: 'bearer-in-query',
    class: 'L',
    summary: 'the token as access_token in the query',
    moves: true,
    place: ({ secret }) => ({ ...noFields, query: [['access_token', encodeStrictly(secret)]] }),
  },
  {
    id: 'bearer-in-form',
    class: 'L',
    summary: 'the token as access_token in the form',
    moves: true,
    needsForm: true,
    place: ({ secret }) => ({ ...noFields, form: [['access_token', encodeStrictly(secret)]] }),
  },
  {
    id: 'bearer-in-cookie',
    class: 'L',
    summary: 'the token in a cookie',
    moves: true,
    place: ({ secret }) => (b64token.test(secret) ? { ...noFields, cookies: [['access_token', secret]] } : undefined),
  },
  {
    id: 'bearer-header-and-query',
    class: 'D',
    summary: 'a wrong token in the field and the valid one in the query',
    moves: true,
    place({ secret }) {
      const wrong = sameShape(secret);
      return wrong === undefined
        ? undefined
        : { ...inHeader('Authorization', `Bearer ${wrong}`), query: [['access_token', encodeStrictly(secret)]] };
    },
  },
];
