import { fieldValues } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { parseChallenges } from './challenges.ts';
import { rfc6750 } from './clauses.ts';

export const challengeWithoutErrorCode = defineCheck({
  id: 'challenge-without-error-code',
  family: 'authentication',
  level: 'SHOULD',
  severity: 'off',
  requirement: 'A request without credentials gets a Bearer challenge without an error code.',
  clause: rfc6750('3.1'),
  appliesTo: ({ case: { intent }, response }) =>
    response.status === 401 && intent.kind === 'unauthenticated' && intent.credential.class === 'M',
  *inspect({ case: { operation }, response }) {
    for (const value of fieldValues(response.headers, 'www-authenticate')) {
      for (const { scheme, parameters } of parseChallenges(value) ?? []) {
        if (/^bearer$/i.test(scheme) && parameters.some(([name]) => name === 'error'))
          yield { expected: 'no error code', actual: value.slice(0, 80), at: operation.pointer };
      }
    }
  },
});
