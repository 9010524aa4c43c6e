import { defineCheck } from '../check.ts';
import { rfc8259 } from './clauses.ts';
import { isSuccess } from './guards.ts';

export const malformedJsonRejected = defineCheck({
  id: 'malformed-json-rejected',
  family: 'json',
  level: 'MAY',
  severity: 'warning',
  requirement: 'A body that is no JSON is refused.',
  clause: rfc8259('9'),
  appliesTo: ({ case: { intent } }) => intent.kind === 'protocol' && intent.probe.id === 'malformed-json',
  *inspect({ case: { operation }, response }) {
    if (isSuccess(response.status))
      yield {
        expected: '400',
        actual: String(response.status),
        at: operation.requestBody?.pointer ?? operation.pointer,
      };
  },
});
