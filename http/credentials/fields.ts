import type { HeaderField } from '../exchange.ts';

/** What credentials put on the wire. Query, cookie and form texts are already encoded. */
export interface CredentialFields {
  readonly headers: readonly HeaderField[];
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly cookies: readonly (readonly [name: string, value: string])[];
  readonly form?: readonly (readonly [name: string, value: string])[];
  /** Only a plain socket sends these bytes unchanged. */
  readonly raw?: boolean;
}

/** Nothing at all. */
export const noFields: CredentialFields = { headers: [], query: [], cookies: [] };

/** All of them together. */
export function together(parts: readonly CredentialFields[]): CredentialFields {
  return {
    headers: parts.flatMap(({ headers }) => headers),
    query: parts.flatMap(({ query }) => query),
    cookies: parts.flatMap(({ cookies }) => cookies),
    form: parts.flatMap(({ form }) => form ?? []),
    raw: parts.some(({ raw }) => raw) || undefined,
  };
}
