import type { MediaType, Operation, Parameter } from '../openapi/operation.ts';
import type { Case } from './case.ts';

/** A parameter with the defaults of its place. For tests. */
export function parameterOf(given: Partial<Parameter> & Pick<Parameter, 'in' | 'name'>): Parameter {
  const style = given.style ?? (given.in === 'query' || given.in === 'cookie' ? 'form' : 'simple');
  return {
    required: given.in === 'path',
    deprecated: false,
    style,
    explode: style === 'form',
    allowReserved: false,
    allowEmptyValue: false,
    examples: [],
    pointer: '',
    ...given,
  };
}

/** A media type without anything. For tests. */
export function mediaTypeOf(range: string, given: Partial<MediaType> = {}): MediaType {
  return { range, encoding: {}, examples: [], pointer: '', ...given };
}

/** An operation without anything but what is given. For tests. */
export function operationOf(given: Partial<Operation> = {}): Operation {
  const method = given.method ?? 'GET';
  const path = given.path ?? '/things';
  return {
    label: `${method} ${path}`,
    id: `${method} ${path}`,
    method,
    path,
    tags: [],
    deprecated: false,
    parameters: [],
    responses: new Map(),
    security: [],
    pointer: '',
    source: {},
    ...given,
  };
}

/** A valid case of the operation. For tests. */
export function caseOf(operation: Operation, given: Partial<Case> = {}): Case {
  return {
    operation,
    intent: { kind: 'valid', summary: 'a valid request' },
    parameters: [],
    credentials: { kind: 'none' },
    ...given,
  };
}
