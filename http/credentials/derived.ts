import type { Operation, SecurityScheme } from '../../openapi/operation.ts';
import type { Identities } from '../identity.ts';
import { rowsFor } from './matrix/index.ts';

/** Two texts are nearly the same secret when they share this many characters in a row. */
const SHARED = 6;

/**
 * What the matrix makes of the configured credentials and is nearly as secret as they are: a token that lacks its last
 * character, or has one changed. A redactor looks for these beside the credentials themselves.
 */
export function derivedSecrets(operations: readonly Operation[], identities: Identities): readonly string[] {
  const schemes = new Map<string, SecurityScheme>();
  for (const { security } of operations) for (const { scheme } of security.flat()) schemes.set(scheme.name, scheme);
  const found = new Set<string>();
  const holders = [identities, ...(identities.own?.values() ?? [])];
  const held = [...schemes.values()].flatMap((scheme) => {
    const secrets = new Set(holders.flatMap(({ first }) => first.credential(scheme) ?? []));
    return [...secrets].map((secret) => ({ scheme, secret }));
  });
  for (const { scheme, secret } of held) {
    const near = [secret, Buffer.from(secret).toString('base64')];
    for (const row of rowsFor(scheme)) {
      const fields = row.place({ scheme, secret, supplied: true });
      if (!fields) continue;
      const values = [...fields.headers, ...fields.query, ...fields.cookies, ...(fields.form ?? [])].map(
        ([, value]) => value,
      );
      for (const word of values.flatMap((value) => decoded(value).split(/[\s,;"]+/))) {
        // `Bearer=…` and `: …` are the case itself, not the secret.
        const part = word.replace(/^[A-Za-z_-]*[=:]+/, '');
        if (part.length <= 4 * secret.length && near.some((known) => share(part, known))) found.add(part);
      }
    }
  }
  return [...found];
}

function share(part: string, secret: string): boolean {
  if (part === secret) return false;
  for (let i = 0; i + SHARED <= part.length; i++) if (secret.includes(part.slice(i, i + SHARED))) return true;
  return false;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
