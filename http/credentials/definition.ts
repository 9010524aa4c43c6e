import type { SecurityScheme } from '../../openapi/operation.ts';
import type { CredentialClass } from '../case.ts';
import type { CredentialFields } from './fields.ts';

/** What a row of the matrix is made from: the scheme, and the secret where one was supplied. */
export interface CredentialSource {
  readonly scheme: SecurityScheme;
  /** The supplied secret, or a well-formed dummy where none was and the row needs none. */
  readonly secret: string;
  readonly supplied: boolean;
}

/** One row of the credential matrix (`reference/credentials.md`): what is sent in place of the scheme's own credential. */
export interface CredentialDefinition {
  readonly id: string;
  readonly class: CredentialClass;
  /** What is sent, in one clause, without the secret. */
  readonly summary: string;
  /** Moves the valid secret to a place the document does not name: only with disposable credentials. */
  readonly moves?: true;
  /** Goes into the pairs of a form: only where the operation takes one. */
  readonly needsForm?: true;
  /** Makes sense without a supplied secret. */
  readonly needsNoSecret?: true;
  /** The fields, or `undefined` where the row does not apply: the mutant would equal a valid credential. */
  place(source: CredentialSource): CredentialFields | undefined;
}

/** One header field and nothing else. */
export function inHeader(name: string, value: string, raw?: true): CredentialFields {
  return { headers: [[name, value]], query: [], cookies: [], ...(raw && { raw }) };
}
