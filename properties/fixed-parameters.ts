import type { Json } from '../openapi/json.ts';
import type { ParameterLocation } from '../openapi/operation.ts';

/** A value that a parameter has in every request but those that are about breaking it. Valid by the document. */
export interface FixedParameter {
  readonly in: ParameterLocation;
  readonly name: string;
  readonly value: Json;
}

/** Operation label → its fixed parameters. */
export type FixedParameters = ReadonlyMap<string, readonly FixedParameter[]>;
