import type { ApiDocument } from '../openapi/api-document.ts';
import type { Operation } from '../openapi/operation.ts';
import type { SchemaValidators } from '../openapi/schema/validator-types.ts';
import { createValidators } from '../openapi/schema/validators.ts';
import { type DocumentedStatus, successOf } from './answers/documented.ts';
import type { Fault, Lapse } from './fault.ts';
import { type Accepts, type CredentialJudge, credentialJudge } from './judge/credentials.ts';
import { type BodyReader, bodyReader } from './judge/read-body.ts';
import { type ParametersReader, parametersReader } from './judge/read-parameters.ts';
import type { RefusalKind } from './judge/refusal.ts';
import { rewriteSchemas } from './rewrite-schemas.ts';

/** An operation with everything about it that can be prepared before the first request. */
export interface Plan {
  readonly operation: Operation;
  readonly judgeCredentials: CredentialJudge;
  readonly readParameters: ParametersReader;
  readonly readBody: BodyReader;
  readonly success: DocumentedStatus;
  readonly faults: readonly Fault[];
  readonly forgives: ReadonlySet<RefusalKind>;
  readonly lapses: ReadonlySet<Lapse>;
  /** How many answers were given; the only thing that changes. */
  answered: number;
}

/** What all plans of one mock share. */
export interface PlanSources {
  readonly document: ApiDocument;
  readonly validators: SchemaValidators;
  readonly accepts: Accepts;
  /** Secrets that were accepted, by scheme. */
  readonly known: Map<string, Set<string>>;
}

/** Prepares an operation. Schemas are compiled when they are first needed. */
export function createPlan(
  { document, validators, accepts, known }: PlanSources,
  operation: Operation,
  faults: readonly Fault[],
): Plan {
  const rewrites = faults.flatMap(({ schema }) => (schema ? [schema] : []));
  const root =
    rewrites.length === 0
      ? document.root
      : rewriteSchemas(document.root, (schema) => rewrites.reduce((rewritten, rewrite) => rewrite(rewritten), schema));
  const judged = rewrites.length === 0 ? validators : createValidators(root, { formats: true });
  return {
    operation,
    judgeCredentials: credentialJudge(operation, accepts, known, faults),
    readParameters: parametersReader(
      root,
      faults.some(({ optionalParameters }) => optionalParameters) ? withOptionalParameters(operation) : operation,
      judged,
    ),
    readBody: bodyReader(root, operation.requestBody, judged),
    success: successOf(operation),
    faults,
    forgives: new Set(faults.flatMap(({ forgives }) => forgives ?? [])),
    lapses: new Set(faults.flatMap(({ lapse }) => (lapse === undefined ? [] : [lapse]))),
    answered: 0,
  };
}

function withOptionalParameters(operation: Operation): Operation {
  return {
    ...operation,
    parameters: operation.parameters.map((parameter) =>
      parameter.in === 'path' ? parameter : { ...parameter, required: false },
    ),
  };
}
