import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { type CredentialDefinition, inHeader } from '../definition.ts';

/** A key that nobody trusts: always the same, so that the token is. Ed25519 signatures hold nothing random. */
const OWN_KEY = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 'plumbline')]),
  format: 'der',
  type: 'pkcs8',
});

interface Jwt {
  readonly header: Record<string, unknown>;
  readonly parts: readonly [string, string, string];
}

const text = (part: string): string => Buffer.from(part, 'base64url').toString('utf8');
const part = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** The parts of a JWT, or `undefined` when the token is none. */
function parse(token: string): Jwt | undefined {
  const [head, claims, signature, ...rest] = token.split('.');
  if (!head || !claims || signature === undefined || rest.length > 0) return undefined;
  try {
    const header: unknown = JSON.parse(text(head));
    if (typeof header !== 'object' || header === null || !('alg' in header)) return undefined;
    return { header: { ...header }, parts: [head, claims, signature] };
  } catch {
    return undefined;
  }
}

/** The scopes that a token says it has (RFC 8693, 4.2; `scp` is a list elsewhere); `undefined` when it says nothing. */
export function scopesOf(token: string): readonly string[] | undefined {
  const claims = parse(token)?.parts[1];
  if (claims === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text(claims));
    if (typeof value !== 'object' || value === null) return undefined;
    const stated: unknown = Reflect.get(value, 'scope') ?? Reflect.get(value, 'scp');
    if (typeof stated === 'string') return stated.split(' ');
    return Array.isArray(stated) ? stated.map(String) : undefined;
  } catch {
    return undefined;
  }
}

const edit = (
  id: string,
  kind: 'I' | 'Q',
  summary: string,
  make: (jwt: Jwt) => string | undefined,
): CredentialDefinition => ({
  id,
  class: kind,
  summary,
  place({ secret }) {
    const jwt = parse(secret);
    const token = jwt && make(jwt);
    return token === undefined || token === secret ? undefined : inHeader('Authorization', `Bearer ${token}`);
  },
});

const withAlgorithm =
  (alg: string, end: string) =>
  ({ header, parts: [, claims] }: Jwt): string =>
    `${part({ ...header, alg })}.${claims}${end}`;

/** JSON Web Tokens (RFC 8725), as far as they can be altered without a signing key: each shows that the signature is verified. */
export const jwt: readonly CredentialDefinition[] = [
  edit('jwt-alg-none', 'I', 'the token with alg none and an empty signature', withAlgorithm('none', '.')),
  edit('jwt-alg-none-no-dot', 'I', 'the token with alg none and no signature part', withAlgorithm('none', '')),
  edit('jwt-alg-none-cased', 'I', 'the token with alg nOnE', withAlgorithm('nOnE', '.')),
  edit(
    'jwt-signature-stripped',
    'I',
    'the token without its signature part',
    ({ parts: [head, claims] }) => `${head}.${claims}`,
  ),
  edit(
    'jwt-signature-empty',
    'I',
    'the token with an empty signature',
    ({ parts: [head, claims] }) => `${head}.${claims}.`,
  ),
  edit(
    'jwt-signature-truncated',
    'I',
    'the token with half its signature',
    ({ parts: [head, claims, signature] }) => `${head}.${claims}.${signature.slice(0, signature.length / 2)}`,
  ),
  edit(
    'jwt-signature-flipped',
    'I',
    'the token with a bit of its signature flipped',
    ({ parts: [head, claims, signature] }) => {
      const bytes = Buffer.from(signature, 'base64url');
      const first = bytes[0];
      if (first === undefined) return undefined;
      bytes[0] = first ^ 1;
      return `${head}.${claims}.${bytes.toString('base64url')}`;
    },
  ),
  edit(
    'jwt-claims-edited',
    'I',
    'the token with an edited claim and its old signature',
    ({ parts: [head, claims, signature] }) => {
      const value: unknown = JSON.parse(text(claims));
      return typeof value === 'object' && value !== null
        ? `${head}.${part({ ...value, admin: true })}.${signature}`
        : undefined;
    },
  ),
  edit(
    'jwt-sub-swapped',
    'I',
    'the token with another subject and its old signature',
    ({ parts: [head, claims, signature] }) => {
      const value: unknown = JSON.parse(text(claims));
      return typeof value === 'object' && value !== null && 'sub' in value
        ? `${head}.${part({ ...value, sub: 'plumbline' })}.${signature}`
        : undefined;
    },
  ),
  edit(
    'jwt-jwk-attacker',
    'I',
    'the token signed with a key that it carries itself',
    ({ header, parts: [, claims] }) => {
      const signed = `${part({ ...header, alg: 'EdDSA', jwk: createPublicKey(OWN_KEY).export({ format: 'jwk' }) })}.${claims}`;
      return `${signed}.${sign(null, Buffer.from(signed), OWN_KEY).toString('base64url')}`;
    },
  ),
  edit('jwt-parts-5', 'I', 'the token with a fourth and a fifth part', ({ parts }) => `${parts.join('.')}.e30.e30`),
  edit('jwt-whitespace', 'Q', 'the token with a space inside a part', ({ parts: [head, claims, signature] }) =>
    claims.length < 2 ? undefined : `${head}.${claims.slice(0, 1)} ${claims.slice(1)}.${signature}`,
  ),
  edit('jwt-parts-4', 'Q', 'the token with a fourth part', ({ parts }) => `${parts.join('.')}.e30`),
];
