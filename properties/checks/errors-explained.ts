import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const errorsExplained = defineCheck({
  id: 'errors-explained',
  family: 'protocol',
  level: 'SHOULD',
  severity: 'off',
  requirement: 'An error comes with content that explains it.',
  clause: rfc9110('15.5'),
  appliesTo: ({ request, response: { status } }) => status >= 400 && status <= 599 && request.method !== 'HEAD',
  *inspect({ case: { operation }, response: { status, body, truncated } }) {
    if (body.length === 0 && !truncated)
      yield { expected: `content with the ${status}`, actual: 'no content', at: operation.pointer };
  },
});
