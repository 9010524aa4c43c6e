import type { Case, ParameterValue } from '../../http/case.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { GeneratorContext } from '../generator.ts';
import { smallestBody } from './body.ts';
import { requiredParameters } from './parameters.ts';
import { withReferences } from './references.ts';

/** A valid request with nothing but what is required; `skip` says why there is none. */
export function minimalCase(operation: Operation, context: GeneratorContext): Case | { readonly skip: string } {
  const parameters = requiredParameters(operation, context);
  if ('skip' in parameters) return parameters;
  const smallest = smallestBody(operation, context);
  if (smallest && 'skip' in smallest) return smallest;
  const body = smallest && withReferences(smallest.body, smallest.media, context);
  return {
    operation,
    intent: { kind: 'valid', summary: 'required parts only' },
    parameters,
    credentials: { kind: 'supplied' },
    ...(body && { body }),
    ...(destroys(operation) && { fresh: true }),
  };
}

/**
 * What negatives and probes are mutations of: the request that the target has accepted, else the smallest one, so that
 * a refusal is owed to the mutation.
 */
export function baseCase(operation: Operation, context: GeneratorContext): Case | { readonly skip: string } {
  const accepted = context.accepted?.(operation);
  return accepted === undefined ? minimalCase(operation, context) : { ...accepted, operation };
}

/** Whether a valid request makes what it names unusable for later cases. */
export function destroys(operation: Operation): boolean {
  return operation.method === 'DELETE' && operation.path.includes('{');
}

/** The case with one more parameter, or another value for one. */
export function withParameter(testCase: Case, value: ParameterValue): Case {
  return { ...testCase, parameters: [...otherParameters(testCase, value), value] };
}

/** The parameters of a case but for one. */
export function otherParameters(
  { parameters }: Case,
  { in: location, name }: Pick<ParameterValue, 'in' | 'name'>,
): readonly ParameterValue[] {
  return parameters.filter((other) => other.in !== location || other.name !== name);
}

/** The value a case gives to one parameter. */
export function givenParameter(
  { parameters }: Case,
  { in: location, name }: Pick<ParameterValue, 'in' | 'name'>,
): ParameterValue | undefined {
  return parameters.find((other) => other.in === location && other.name === name);
}
