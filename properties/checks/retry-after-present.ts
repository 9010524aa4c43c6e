import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const retryAfterPresent = defineCheck({
  id: 'retry-after-present',
  family: 'protocol',
  level: 'MAY',
  severity: 'off',
  requirement: '429 and 503 say when to come back.',
  clause: rfc9110('15.6.4'),
  appliesTo: ({ response: { status } }) => status === 429 || status === 503,
  *inspect({ case: { operation }, response }) {
    if (field(response.headers, 'retry-after') === undefined)
      yield { expected: 'Retry-After', actual: 'no Retry-After', at: operation.pointer };
  },
});
