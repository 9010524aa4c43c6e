import type { Operation, SecurityScheme } from '../../openapi/operation.ts';
import type { CredentialCase, CredentialUse } from '../case.ts';
import { type Identities, identitiesAt } from '../identity.ts';
import { parseMediaType } from '../media-type.ts';
import type { CredentialDefinition } from './definition.ts';
import { DUMMY_CREDENTIALS } from './dummy.ts';
import { rowsFor } from './matrix/index.ts';
import { scopesOf } from './matrix/jwt.ts';
import { placeCredentials } from './place.ts';
import { suffices } from './suffices.ts';

/** What the user allows, and who there is. */
export interface ApplicableOptions {
  /** Valid secrets may be moved to places that the document does not name, where servers log them. */
  readonly disposable: boolean;
  /** A second, less privileged identity was supplied. */
  readonly second: boolean;
}

/**
 * The rows of the matrix that can be sent to this operation with what was supplied, for each scheme of each alternative.
 * A row is left out where its mutant would be sufficient after all, where it needs a secret that is not there, or where
 * it would move one that is not disposable. Where the document makes credentials optional, there is one row: none at all.
 */
export function applicableCredentialCases(
  operation: Operation,
  everybody: Identities,
  options: ApplicableOptions,
): readonly CredentialCase[] {
  const identities = identitiesAt(everybody, operation);
  const { security } = operation;
  if (security.some((alternative) => alternative.length === 0)) return anonymous(operation);
  const found = new Map<string, CredentialCase>();
  const add = (credential: CredentialCase, use: CredentialUse): void => {
    const fields = placeCredentials(operation, use, identities);
    // What is good must be, and what is bad must not be, sufficient for any alternative and anybody.
    if (!/^[+DP]$/.test(credential.class) && suffices(operation, fields, identities)) return;
    // Two schemes at one place are left out alike: once is enough.
    const key = credential.class === 'M' ? `M ${JSON.stringify(fields)}` : `${credential.scheme} ${credential.id}`;
    if (!found.has(key)) found.set(key, credential);
  };
  for (const scheme of schemesOf(operation))
    for (const row of rowsFor(scheme))
      if (allowed(row, scheme, operation, identities, options))
        add(
          { id: row.id, class: row.class, scheme: scheme.name, summary: row.summary },
          { kind: 'altered', case: row.id, scheme: scheme.name },
        );
  for (const part of partsOfSets(operation, identities)) add(part, useOf(part));
  // What must be taken comes first: a refusal says little of a scheme that was never seen to be accepted.
  const rows = [...found.values()];
  return [
    ...rows.filter((row) => row.class === '+'),
    ...rows.filter((row) => row.class !== '+'),
    ...(options.second ? lessPrivileged(operation, identities, everybody.denied?.(operation) ?? false) : []),
  ];
}

/**
 * Less than a set that is asked for together: nothing of it, and each of its members alone. A set of two members has the
 * latter already, as the rows that leave out the other one.
 */
function partsOfSets({ security }: Operation, { first }: Identities): readonly CredentialCase[] {
  return security
    .filter((alternative) => alternative.length > 1)
    .flatMap((alternative) => {
      const [{ scheme } = { scheme: undefined }] = alternative;
      const nothing = scheme && { id: 'nothing', class: 'M' as const, scheme: scheme.name, summary: 'no credentials' };
      const alone = alternative.filter((one) => first.credential(one.scheme) !== undefined);
      return [
        ...(nothing ? [nothing] : []),
        ...alone.map((one) => ({
          id: 'alone',
          class: 'M' as const,
          scheme: one.scheme.name,
          summary: `${one.scheme.name} alone, where more is asked for`,
        })),
      ];
    });
}

/** What a case of the matrix sends. */
export function useOf({ id, scheme }: CredentialCase): CredentialUse {
  if (id === 'second-identity' || id === 'second-identity-denied') return { kind: 'supplied', identity: 'second' };
  return id === 'anonymous' || id === 'nothing' ? { kind: 'none' } : { kind: 'altered', case: id, scheme };
}

function schemesOf({ security }: Operation): readonly SecurityScheme[] {
  return [...new Map(security.flat().map(({ scheme }) => [scheme.name, scheme])).values()];
}

function allowed(
  row: CredentialDefinition,
  scheme: SecurityScheme,
  operation: Operation,
  identities: Identities,
  { disposable }: ApplicableOptions,
): boolean {
  const secret = identities.first.credential(scheme);
  if (secret === undefined && !row.needsNoSecret) return false;
  if (row.moves && !disposable) return false;
  if (row.needsForm && !takesForm(operation)) return false;
  return row.place({ scheme, secret: secret ?? DUMMY_CREDENTIALS.first, supplied: secret !== undefined }) !== undefined;
}

function takesForm({ requestBody }: Operation): boolean {
  const [first] = requestBody?.content ?? [];
  return parseMediaType(first?.range ?? '')?.essence === 'application/x-www-form-urlencoded';
}

/** An empty alternative promises that nobody needs credentials. */
function anonymous({ security }: Operation): readonly CredentialCase[] {
  const [first] = security.flat();
  if (!first) return [];
  const { name } = first.scheme;
  return [{ id: 'anonymous', class: '+', scheme: name, summary: 'no credentials, which the document makes optional' }];
}

/** Scopes that nobody with less privilege has; others may well be held for reading. */
const PRIVILEGED = /admin|manage|write|delete|owner|internal|super|root/i;
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'QUERY']);

/**
 * Only where the operation asks for scopes that the second identity cannot be thought to have: what it may do is known
 * only of tokens that say so themselves, and a less privileged identity may usually read.
 */
function lessPrivileged(
  { security, method }: Operation,
  { first, second }: Identities,
  denied: boolean,
): readonly CredentialCase[] {
  if (denied) {
    const other = security.flat().find(({ scheme }) => {
      const secret = second?.credential(scheme);
      return secret !== undefined && secret !== first.credential(scheme);
    });
    if (!other) return [];
    const summary = 'valid credentials of an identity that may not do this';
    return [{ id: 'second-identity-denied', class: 'F', scheme: other.scheme.name, summary }];
  }
  const scoped = security.flat().find(({ scheme, scopes }) => {
    const secret = second?.credential(scheme);
    if (scopes.length === 0 || secret === undefined || secret === first.credential(scheme)) return false;
    const held = scopesOf(secret);
    if (held) return scopes.some((scope) => !held.includes(scope));
    return !SAFE.has(method) || scopes.some((scope) => PRIVILEGED.test(scope));
  });
  if (!scoped) return [];
  return [
    {
      id: 'second-identity',
      class: 'F',
      scheme: scoped.scheme.name,
      summary: 'valid credentials of a less privileged identity',
    },
  ];
}
