import type { Case, CredentialCase } from '../http/case.ts';
import type { ApiDocument } from '../openapi/api-document.ts';
import type { Json } from '../openapi/json.ts';
import type { Operation, ParameterLocation } from '../openapi/operation.ts';
import type { FixedParameter } from './fixed-parameters.ts';
import type { RequestModels } from './models.ts';

export type GeneratorId =
  | 'examples'
  | 'defaults'
  | 'boundaries'
  | 'valid'
  | 'variants'
  | 'invalid'
  | 'credentials'
  | 'protocol'
  | 'workflow'
  /** Not generated: somebody else’s exchange, judged. */
  | 'recorded'
  /** One of the user's own. */
  | (string & {});

/** Nothing to generate, and why. Never a pass. */
export interface Skip {
  readonly skip: string;
}

/**
 * The cases of one operation × generator. Case *i* below `systematic.length` is systematic, the others are drawn: each
 * `draw(i)` depends on (seed, operation, generator, i) alone, so it is the same whatever was drawn before.
 */
export interface CaseSource {
  readonly systematic: readonly Case[];
  /** `undefined`: nothing could be drawn at this index (budget of tries used up). */
  draw?(index: number): Case | undefined;
}

/** What generators know beside the operation. */
export interface GeneratorContext {
  readonly document: ApiDocument;
  readonly operations: readonly Operation[];
  /** Compiled parameter and body models, made once per schema and shared by all generators. */
  readonly models: RequestModels;
  readonly seed: number;
  /** False with `--no-formats`. */
  readonly formats: boolean;
  /** True when cases may move a valid credential to places the document does not name. */
  readonly disposableCredentials: boolean;
  /** True when a second, less privileged identity was supplied. */
  readonly secondIdentity: boolean;
  /** The rows of the credential matrix that apply to this operation with what was supplied; never a secret. */
  credentialCases(operation: Operation): readonly CredentialCase[];
  /** The rule sets that are on; none when absent. */
  readonly profiles?: readonly string[];
  /** True with `--read-only`: no unsafe method is ever sent. */
  readonly readOnly: boolean;
  /** Values seen in accepted answers that this parameter can take, oldest first; empty before the target was scouted. */
  known(operation: Operation, location: ParameterLocation, name: string): readonly Json[];
  /** Names, in lower case, of the header fields that every request of an operation carries by configuration: they are left as they are. */
  configuredHeaders?(operation: Operation): readonly string[];
  /** Values that parameters of this operation always have. */
  fixed?(operation: Operation): readonly FixedParameter[];
  /** The first valid request that the target has accepted: what negatives are mutations of. */
  accepted?(operation: Operation): Case | undefined;
  /** Values seen in accepted answers that a body member of this name may refer to; empty before the target was scouted. */
  references?(member: string): readonly Json[];
}

/** Turns an operation into cases: pure, and the same for the same operation, context and seed. */
export interface CaseGenerator {
  readonly id: GeneratorId;
  readonly summary: string;
  /** True when its cases prove nothing before a valid request was accepted; ours are known. */
  readonly needsControl?: boolean;
  cases(operation: Operation, context: GeneratorContext): CaseSource | Skip;
}

/** True for a generator's answer that says there is nothing to do. */
export function isSkip(source: CaseSource | Skip): source is Skip {
  return 'skip' in source;
}
