import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const contentRangeOn416 = defineCheck({
  id: 'content-range-on-416',
  family: 'protocol',
  level: 'SHOULD',
  severity: 'warning',
  requirement: 'A 416 response to a byte range says how long the representation is.',
  clause: rfc9110('15.5.17'),
  appliesTo: ({ response }) => response.status === 416,
  *inspect({ case: { operation }, response }) {
    if (field(response.headers, 'content-range') === undefined)
      yield { expected: 'the field Content-Range', actual: 'none', at: operation.pointer };
  },
});
