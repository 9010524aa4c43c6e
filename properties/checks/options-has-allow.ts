import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';

export const optionsHasAllow = defineCheck({
  id: 'options-has-allow',
  family: 'protocol',
  level: 'SHOULD',
  severity: 'off',
  requirement: 'A successful OPTIONS carries Allow.',
  clause: rfc9110('9.3.7'),
  appliesTo: ({ request, response }) => request.method === 'OPTIONS' && isSuccess(response.status),
  *inspect({ case: { operation }, response }) {
    if (field(response.headers, 'allow') === undefined)
      yield { expected: 'an Allow field', actual: 'none', at: operation.pointer };
  },
});
