import type { Operation } from '../../openapi/operation.ts';
import type { CredentialCase } from '../case.ts';
import type { Identities } from '../identity.ts';
import { DUMMY_CREDENTIALS } from './dummy.ts';
import { rowsFor } from './matrix/index.ts';

/**
 * The rows of the matrix that can be sent to this operation with what was supplied. A row is left out where its mutant
 * would be a valid credential, where it needs a secret that is not there, or where it would move one that is not disposable.
 */
export function applicableCredentialCases(
  operation: Operation,
  identities: Identities,
  options: { readonly disposable: boolean; readonly second: boolean },
): readonly CredentialCase[] {
  if (operation.security.length === 0 || operation.security.some((alternative) => alternative.length === 0)) return [];
  const found: CredentialCase[] = [];
  const seen = new Set<string>();
  for (const { scheme } of operation.security.flat()) {
    if (seen.has(scheme.name)) continue;
    seen.add(scheme.name);
    const supplied = identities.first.credential(scheme);
    for (const row of rowsFor(scheme)) {
      if (supplied === undefined && !row.needsNoSecret) continue;
      if (row.moves && !options.disposable) continue;
      const fields = row.place({
        scheme,
        secret: supplied ?? DUMMY_CREDENTIALS.first,
        supplied: supplied !== undefined,
      });
      if (fields) found.push({ id: row.id, class: row.class, scheme: scheme.name, summary: row.summary });
    }
  }
  const scoped = operation.security.flat().find(({ scopes }) => scopes.length > 0);
  if (scoped && options.second)
    found.push({
      id: 'second-identity',
      class: 'F',
      scheme: scoped.scheme.name,
      summary: 'valid credentials of a less privileged identity',
    });
  return found;
}
