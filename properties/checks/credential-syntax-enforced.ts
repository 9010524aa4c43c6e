import { defineCheck } from '../check.ts';
import { openapi } from './clauses.ts';
import { isSuccess } from './guards.ts';

export const credentialSyntaxEnforced = defineCheck({
  id: 'credential-syntax-enforced',
  family: 'authentication',
  level: 'document',
  severity: 'warning',
  requirement: 'A valid secret counts only in the form and at the place that its scheme defines.',
  clause: openapi('Security Scheme Object'),
  appliesTo: ({ case: { intent } }) => intent.kind === 'unauthenticated' && intent.credential.class === 'L',
  *inspect({ case: { intent, operation }, response }) {
    if (intent.kind !== 'unauthenticated' || !isSuccess(response.status)) return;
    const wrongScheme = /-scheme-|-raw$/.test(intent.credential.id);
    yield {
      expected: '401',
      actual: String(response.status),
      at: operation.pointer,
      keyword: intent.credential.id,
      severity: wrongScheme ? 'error' : 'warning',
    };
  },
});
