import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const validCredentialsAccepted = defineCheck({
  id: 'valid-credentials-accepted',
  family: 'authentication',
  level: 'document',
  severity: 'error',
  requirement: 'Valid credentials are accepted however the scheme allows them to be spelt.',
  clause: rfc9110('11.1'),
  appliesTo: ({ case: { intent } }) => intent.kind === 'unauthenticated' && intent.credential.class === '+',
  *inspect({ case: { intent, operation }, response }) {
    if (intent.kind !== 'unauthenticated' || (response.status !== 401 && response.status !== 403)) return;
    yield {
      expected: 'the answer that the plain form gets',
      actual: String(response.status),
      at: operation.pointer,
      keyword: intent.credential.id,
    };
  },
});
