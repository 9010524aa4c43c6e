import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const upgradeOn426 = defineCheck({
  id: 'upgrade-on-426',
  family: 'protocol',
  level: 'MUST',
  severity: 'error',
  requirement: 'A 426 response carries Upgrade.',
  clause: rfc9110('15.5.22'),
  appliesTo: ({ response }) => response.status === 426,
  *inspect({ case: { operation }, response }) {
    if (field(response.headers, 'upgrade') === undefined)
      yield { expected: 'the field Upgrade', actual: 'none', at: operation.pointer };
  },
});
