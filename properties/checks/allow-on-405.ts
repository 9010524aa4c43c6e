import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const allowOn405 = defineCheck({
  id: 'allow-on-405',
  family: 'protocol',
  level: 'MUST',
  severity: 'error',
  requirement: 'A 405 response carries an Allow field.',
  clause: rfc9110('15.5.6'),
  appliesTo: ({ response }) => response.status === 405,
  *inspect({ case: { operation }, response }) {
    if (field(response.headers, 'allow') === undefined)
      yield {
        expected: 'an Allow field',
        actual: 'none',
        at: operation.pointer.slice(0, operation.pointer.lastIndexOf('/')),
      };
  },
});
