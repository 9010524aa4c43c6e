import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const statusValid = defineCheck({
  id: 'status-valid',
  family: 'protocol',
  level: 'MUST',
  severity: 'warning',
  requirement: 'A status code is within 100–599.',
  clause: rfc9110('15'),
  appliesTo: ({ response }) => response.status < 100 || response.status > 599,
  *inspect({ case: { operation }, response }) {
    yield { expected: '100–599', actual: String(response.status), at: operation.pointer };
  },
});
