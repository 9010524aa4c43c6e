import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';

export const undeclaredMethodRejected = defineCheck({
  id: 'undeclared-method-rejected',
  family: 'contract',
  level: 'document',
  severity: 'warning',
  requirement: 'A method that the path does not declare is not carried out.',
  clause: rfc9110('15.5.6'),
  appliesTo: ({ case: { intent } }) =>
    intent.kind === 'protocol' && intent.probe.id === 'undeclared-method' && intent.probe.method !== 'HEAD',
  *inspect({ case: { operation }, request, response }) {
    if (isSuccess(response.status))
      yield {
        expected: `405 to ${request.method}`,
        actual: String(response.status),
        at: operation.pointer.slice(0, operation.pointer.lastIndexOf('/')),
        keyword: request.method,
      };
  },
});
