import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const headHasNoContent = defineCheck({
  id: 'head-has-no-content',
  family: 'protocol',
  level: 'MUST',
  severity: 'error',
  requirement: 'The answer to a HEAD request has no content.',
  clause: rfc9110('9.3.2'),
  // 400 to what is no HTTP is given before the method is known.
  appliesTo: ({ request, response, case: { intent } }) =>
    request.method === 'HEAD' &&
    response.raw !== undefined &&
    !(response.status === 400 && intent.kind === 'unauthenticated'),
  *inspect({ case: { operation }, response }) {
    const octets = response.raw?.octetsAfterHead ?? 0;
    if (octets > 0)
      yield { expected: 'nothing behind the header section', actual: `${octets} octets`, at: operation.pointer };
  },
});
