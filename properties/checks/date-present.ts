import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const datePresent = defineCheck({
  id: 'date-present',
  family: 'protocol',
  level: 'MUST',
  severity: 'off',
  requirement: '2xx, 3xx and 4xx responses carry Date.',
  clause: rfc9110('6.6.1'),
  appliesTo: ({ response }) => response.status < 500,
  *inspect({ case: { operation }, response }) {
    if (field(response.headers, 'date') === undefined)
      yield { expected: 'a Date field', actual: 'none', at: operation.pointer };
  },
});
