import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const challengeOn401 = defineCheck({
  id: 'challenge-on-401',
  family: 'authentication',
  level: 'MUST',
  severity: 'warning',
  requirement: 'A 401 response carries a WWW-Authenticate field with at least one challenge.',
  clause: rfc9110('15.5.2'),
  appliesTo: ({ response }) => response.status === 401,
  *inspect({ case: { operation }, response }) {
    if ((field(response.headers, 'www-authenticate') ?? '').trim() === '')
      yield { expected: 'a WWW-Authenticate field', actual: 'none', at: operation.pointer };
  },
});
