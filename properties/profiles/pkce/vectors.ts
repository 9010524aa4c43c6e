import { createHash } from 'node:crypto';
import type { Json } from '../../../openapi/json.ts';

/** RFC 7636, Appendix B. */
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
/** RFC 7636, Appendix B: what S256 makes of {@link VERIFIER}. */
export const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** What the method S256 makes of a verifier (RFC 7636, 4.2). */
export function s256(verifier: string): string {
  return createHash('sha256').update(verifier, 'ascii').digest('base64url');
}

/** One request for a code. `undefined` members are left out; where `method` is `both`, it is sent with S256 and with plain. */
export interface ChallengeVector {
  readonly rule: string;
  readonly summary: string;
  readonly challenge: string | undefined;
  readonly method: Json | undefined | 'both';
}

const long = (length: number): string => (CHALLENGE + VERIFIER.repeat(Math.ceil(length / 43))).slice(0, length);
const within = (inserted: string): string => CHALLENGE.slice(0, 20) + inserted + CHALLENGE.slice(20 + inserted.length);

/** Too short and too long for `43*128unreserved` (RFC 7636, 4.2). */
export const LENGTHS: readonly ChallengeVector[] = [0, 1, 42, 129, 4096].map((length) => ({
  rule: length < 43 ? 'too-short' : 'too-long',
  summary: length === 0 ? 'an empty challenge' : `a challenge of ${length} characters`,
  challenge: long(length),
  method: 'both',
}));

const FOREIGN: readonly (readonly [name: string, text: string])[] = [
  ['+', '+'],
  ['/', '/'],
  ['=', '='],
  ['a space', ' '],
  ['%', '%'],
  ['é', 'é'],
  ['NUL', '\0'],
  ['a line feed', '\n'],
  ['an emoji', '😀'],
];

/** Characters that are not `unreserved` (RFC 7636, 4.1), and the base64 that is not base64url (Appendix A). */
export const ALPHABET: readonly ChallengeVector[] = [
  ...FOREIGN.map(([name, text]) => ({
    rule: 'alphabet',
    summary: `a challenge with ${name} in it`,
    challenge: within(text),
    method: 'both' as const,
  })),
  { rule: 'padding', summary: 'a challenge with the padding of base64', challenge: `${CHALLENGE}=`, method: 'S256' },
  {
    rule: 'alphabet',
    summary: 'a challenge in base64, not base64url',
    challenge: `${CHALLENGE.replaceAll('-', '+').replaceAll('_', '/')}=`,
    method: 'S256',
  },
];

/** What `plain` may use and S256 can never make: the syntax allows it, and no verifier will ever match. */
export const IMPOSSIBLE: readonly ChallengeVector[] = [
  ...[44, 64, 128].map((length) => ({
    rule: 'length',
    summary: `a challenge of ${length} characters with S256, which makes 43`,
    challenge: long(length),
    method: 'S256',
  })),
  { rule: 'alphabet', summary: 'a challenge with a full stop and S256', challenge: within('.'), method: 'S256' },
  { rule: 'alphabet', summary: 'a challenge with ~ and S256', challenge: within('~'), method: 'S256' },
  {
    rule: 'last-character',
    summary: 'a challenge whose last character no 32 octets end in, with S256',
    challenge: `${CHALLENGE.slice(0, 42)}B`,
    method: 'S256',
  },
  {
    rule: 'length',
    summary: 'a challenge in hexadecimal digits with S256',
    challenge: createHash('sha256').update(VERIFIER, 'ascii').digest('hex'),
    method: 'S256',
  },
];

/** Names of methods that RFC 7636 does not have, and values that are no names. */
export const METHODS: readonly ChallengeVector[] = ['s256', 'SHA256', 'S512', 'none', '', null, 1, []].map(
  (method) => ({
    rule: typeof method === 'string' ? 'name' : 'type',
    summary: `the method ${JSON.stringify(method)}`,
    challenge: CHALLENGE,
    method,
  }),
);
