import type { Case } from '../../http/case.ts';
import { isJson } from '../../http/media-type.ts';
import type { CaseGenerator, GeneratorContext } from '../generator.ts';
import { bodyMediaTypes, minimalCase } from './assembly.ts';

/** The credential matrix: what is no sufficient credential must not be taken for one, and what is one must be. */
export const credentials: CaseGenerator = {
  id: 'credentials',
  summary: 'missing, wrong, malformed and misplaced credentials, and valid ones spelt otherwise',
  cases(operation, context) {
    if (operation.security.length === 0) return { skip: 'the document asks for no credentials' };
    if (operation.security.some((alternative) => alternative.length === 0))
      return { skip: 'the document makes credentials optional' };
    const rows = context.credentialCases(operation);
    if (rows.length === 0) return { skip: 'no row of the matrix applies to its schemes' };
    const base = minimalCase(operation, context);
    if ('skip' in base) return base;
    const found: Case[] = rows.map((credential) => ({
      ...base,
      intent: { kind: 'unauthenticated', credential },
      credentials:
        credential.id === 'second-identity'
          ? { kind: 'supplied', identity: 'second' }
          : { kind: 'altered', case: credential.id, scheme: credential.scheme },
    }));
    // A target that looks at the body first must not let a bad credential through behind a bad body.
    const broken = invalidBody(base, context);
    const missing = rows.find((row) => row.class === 'M');
    if (broken && missing) {
      found.push({
        ...base,
        body: broken,
        intent: {
          kind: 'unauthenticated',
          credential: { ...missing, summary: `${missing.summary}, and an invalid body` },
        },
        credentials: { kind: 'altered', case: missing.id, scheme: missing.scheme },
      });
    }
    return { systematic: found };
  },
};

function invalidBody({ operation }: Case, context: GeneratorContext): Case['body'] {
  const media = bodyMediaTypes(operation).find(({ range }) => isJson(range));
  const mutant =
    media?.schema === undefined
      ? undefined
      : context.models
          .model(media.schema)
          .mutants()
          .find(({ proof }) => proof === 'strict');
  return media && mutant ? { mediaType: media.range, value: mutant.value } : undefined;
}
