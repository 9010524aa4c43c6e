import type { BodyValue, Case, CredentialCase } from '../../http/case.ts';
import { useOf } from '../../http/credentials/applicable.ts';
import { isJson } from '../../http/media-type.ts';
import type { CaseGenerator, GeneratorContext } from '../generator.ts';
import { baseCase } from './base-case.ts';
import { bodyMediaTypes } from './body.ts';
import { withOwnKeys } from './own-keys.ts';

/**
 * The credential matrix: what is no sufficient credential must not be taken for one, and what is one must be. Each row
 * with a valid request; one row of each class that is refused again with an invalid body.
 */
export const credentials: CaseGenerator = {
  id: 'credentials',
  summary: 'missing, wrong, malformed and misplaced credentials, and valid ones spelt otherwise',
  cases(operation, context) {
    if (operation.security.length === 0) return { skip: 'the document asks for no credentials' };
    const rows = context.credentialCases(operation);
    if (rows.length === 0) return { skip: 'no row of the matrix applies to its schemes and what was supplied' };
    const base = baseCase(operation, context);
    if ('skip' in base) return base;
    const systematic = [
      ...rows.map((row) => withCredentials(base, row)),
      ...askedForWithHead(base, rows, context),
      ...behindBrokenBodies(base, rows, context),
    ];
    return withOwnKeys({ systematic }, operation, context, 'credentials');
  },
};

function withCredentials(base: Case, credential: CredentialCase): Case {
  return { ...base, intent: { kind: 'unauthenticated', credential }, credentials: useOf(credential) };
}

/** Who may not read something may not ask for its fields either: a HEAD is a GET without its content (RFC 9110, 9.3.2). */
function askedForWithHead(
  base: Case,
  rows: readonly CredentialCase[],
  { operations }: GeneratorContext,
): readonly Case[] {
  const { method, path } = base.operation;
  if (method !== 'GET' || operations.some((other) => other.method === 'HEAD' && other.path === path)) return [];
  return rows
    .filter((row) => row.class === 'M')
    .slice(0, 1)
    .map((row) => ({ ...withCredentials(base, { ...row, summary: `${row.summary}, in a HEAD` }), method: 'HEAD' }));
}

/** Classes of credentials that nobody may get through with. */
const REFUSED = ['M', 'I', 'Q', 'L', 'S', 'F'] as const;

/** Nothing of a set of credentials: the rows of a single scheme leave out no more than that scheme's. */
function isNothing({ id }: CredentialCase): boolean {
  return id === 'nothing';
}

/** A target that looks at the body first must not let a bad credential through behind a bad body. */
function behindBrokenBodies(base: Case, rows: readonly CredentialCase[], context: GeneratorContext): readonly Case[] {
  const body = brokenBody(base, context);
  if (!body) return [];
  const chosen = [...REFUSED.map((kind) => rows.find((row) => row.class === kind)), rows.find(isNothing)];
  return chosen.flatMap((row) =>
    row ? [{ ...withCredentials(base, { ...row, summary: `${row.summary}, and an invalid body` }), body }] : [],
  );
}

function brokenBody({ operation }: Case, { models }: GeneratorContext): BodyValue | undefined {
  const media = bodyMediaTypes(operation).find(({ range }) => isJson(range));
  if (media?.schema === undefined) return undefined;
  const mutant = models
    .model(media.schema)
    .mutants()
    .find(({ proof }) => proof === 'strict');
  return mutant && { mediaType: media.range, value: mutant.value };
}
