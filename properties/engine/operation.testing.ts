import type { Case } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import type { Operation, Parameter } from '../../openapi/operation.ts';

/** An operation for tests: no parameters, no security, a 200 that describes nothing. */
export function operation(label: string, more: Partial<Operation> = {}): Operation {
  const [method = 'GET', path = '/'] = label.split(' ');
  return {
    label,
    id: label,
    method,
    path,
    tags: [],
    deprecated: false,
    parameters: [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => parameter('path', name ?? '')),
    responses: new Map([
      ['200', { status: '200', description: '', headers: [], links: [], pointer: '/responses/200' }],
    ]),
    security: [],
    pointer: `/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}`,
    source: {},
    ...more,
  };
}

/** A parameter for tests, with the defaults of its location. */
export function parameter(location: Parameter['in'], name: string, more: Partial<Parameter> = {}): Parameter {
  return {
    name,
    in: location,
    required: location === 'path',
    deprecated: false,
    style: location === 'query' || location === 'cookie' ? 'form' : 'simple',
    explode: location === 'query' || location === 'cookie',
    allowReserved: false,
    allowEmptyValue: false,
    examples: [],
    pointer: `/parameters/${name}`,
    ...more,
  };
}

/** A valid case of this operation. */
export function validCase(subject: Operation, more: Partial<Case> = {}): Case {
  return {
    operation: subject,
    intent: { kind: 'valid', summary: 'test' },
    parameters: [],
    credentials: { kind: 'none' },
    ...more,
  };
}

/** An exchange that was answered with this status and JSON body. */
export function answered(
  testCase: Case,
  status: number,
  body?: unknown,
  headers: readonly (readonly [string, string])[] = [],
): AnsweredExchange {
  const type: readonly (readonly [string, string])[] = body === undefined ? [] : [['content-type', 'application/json']];
  return {
    case: testCase,
    request: {
      method: testCase.operation.method,
      url: `http://target.invalid/v1${testCase.operation.path}`,
      headers: [],
    },
    elapsed: 1,
    before: [],
    response: {
      status,
      headers: [...type, ...headers],
      body: new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body)),
    },
  };
}
