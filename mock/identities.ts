import type { SecurityScheme } from '../openapi/operation.ts';
import type { MockIdentity } from './fault.ts';

/** The secret of an identity for a scheme, in the form that `--auth` takes. Well known: a mock guards nothing. */
function secretOf(identity: MockIdentity, scheme: SecurityScheme): string {
  const basic = scheme.type === 'http' && scheme.scheme.toLowerCase() === 'basic';
  return basic ? `plumbline:mock-${identity}-Password-7` : `plumbline-mock-${identity}-Token-7Kq2`;
}

/** Who may use a mock that was told nothing else: two identities, the second of which lacks every scope. */
export const mockIdentities = {
  /** The secret to send for this scheme. */
  secret: (identity: MockIdentity, scheme: SecurityScheme): string => secretOf(identity, scheme),
  /** Whose secret it is. */
  accepts(scheme: SecurityScheme, secret: string): MockIdentity | undefined {
    if (secret === secretOf('first', scheme)) return 'first';
    return secret === secretOf('second', scheme) ? 'second' : undefined;
  },
} as const;
