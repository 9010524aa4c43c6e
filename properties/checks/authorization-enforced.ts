import { defineCheck } from '../check.ts';
import { openapi } from './clauses.ts';
import { isSuccess } from './guards.ts';

export const authorizationEnforced = defineCheck({
  id: 'authorization-enforced',
  family: 'authentication',
  level: 'document',
  severity: 'error',
  requirement: 'Valid credentials of somebody who may not do it do not suffice.',
  clause: openapi('Security Requirement Object'),
  // Without scopes and a 403 in the document, or somebody's word, nothing says that the second identity may do less.
  appliesTo: ({ case: { intent, operation } }) =>
    intent.kind === 'unauthenticated' &&
    intent.credential.class === 'F' &&
    (operation.responses.has('403') || intent.credential.id === 'second-identity-denied'),
  *inspect({ case: { operation }, response }) {
    if (isSuccess(response.status))
      yield { expected: '403', actual: String(response.status), at: operation.pointer, keyword: 'scopes' };
  },
});
