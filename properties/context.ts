import { applicableCredentialCases } from '../http/credentials/applicable.ts';
import type { Identities } from '../http/identity.ts';
import type { ApiDocument } from '../openapi/api-document.ts';
import type { Operation } from '../openapi/operation.ts';
import type { FixedParameters } from './fixed-parameters.ts';
import type { GeneratorContext } from './generator.ts';
import type { RequestModels } from './models.ts';
import { createRequestModels } from './request-models.ts';

/** What a generator context is made from. Secrets stay in `identities`: generators see only which cases apply. */
export interface ContextOptions {
  readonly document: ApiDocument;
  readonly operations: readonly Operation[];
  readonly identities: Identities;
  readonly seed: number;
  readonly formats: boolean;
  readonly disposableCredentials: boolean;
  readonly readOnly: boolean;
  readonly profiles?: readonly string[];
  /** Values that accepted answers showed; nothing without a target. */
  readonly known?: GeneratorContext['known'];
  readonly accepted?: GeneratorContext['accepted'];
  readonly references?: GeneratorContext['references'];
  readonly configuredHeaders?: GeneratorContext['configuredHeaders'];
  readonly fixed?: FixedParameters;
  readonly models?: RequestModels;
}

/** The context that generators work in: the same for `list` and `cases` as for `test`, but for observed values. */
export function createContext(options: ContextOptions): GeneratorContext {
  const { document, operations, identities, seed, formats, disposableCredentials, readOnly } = options;
  const second = identities.second !== undefined;
  const observed = options.known ?? (() => []);
  return {
    document,
    operations,
    models: options.models ?? createRequestModels(document, { formats }),
    seed,
    formats,
    disposableCredentials,
    secondIdentity: second,
    readOnly,
    profiles: options.profiles ?? [],
    known(operation, location, name) {
      const fixed = options.fixed?.get(operation.label)?.find((one) => one.in === location && one.name === name);
      return fixed ? [fixed.value] : observed(operation, location, name);
    },
    ...(options.fixed && { fixed: ({ label }) => options.fixed?.get(label) ?? [] }),
    ...(options.accepted && { accepted: options.accepted }),
    ...(options.references && { references: options.references }),
    ...(options.configuredHeaders && { configuredHeaders: options.configuredHeaders }),
    credentialCases: (operation) =>
      applicableCredentialCases(operation, identities, { disposable: disposableCredentials, second }),
  };
}
