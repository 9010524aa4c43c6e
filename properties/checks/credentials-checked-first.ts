import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isBehindInvalidBody } from './guards.ts';

export const credentialsCheckedFirst = defineCheck({
  id: 'credentials-checked-first',
  family: 'authentication',
  level: 'convention',
  severity: 'warning',
  requirement: 'Without credentials, an invalid body is refused as a valid one is: nobody learns what would be valid.',
  clause: rfc9110('11.4'),
  // With bad credentials 400 may be about them (RFC 6750, 3.1); without any it cannot.
  appliesTo: (exchange) =>
    exchange.case.intent.kind === 'unauthenticated' &&
    exchange.case.intent.credential.class === 'M' &&
    isBehindInvalidBody(exchange),
  *inspect({ case: { operation }, response: { status } }) {
    if (status === 400 || status === 422)
      yield { expected: '401, as to a valid body', actual: String(status), at: operation.pointer };
  },
});
