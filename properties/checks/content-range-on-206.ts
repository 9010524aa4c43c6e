import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const contentRangeOn206 = defineCheck({
  id: 'content-range-on-206',
  family: 'protocol',
  level: 'MUST',
  severity: 'error',
  requirement: 'A 206 response of a single part carries Content-Range.',
  clause: rfc9110('15.3.7.1'),
  appliesTo: ({ response }) =>
    response.status === 206 &&
    !(field(response.headers, 'content-type') ?? '').toLowerCase().startsWith('multipart/byteranges'),
  *inspect({ case: { operation }, response }) {
    if (field(response.headers, 'content-range') === undefined)
      yield { expected: 'the field Content-Range', actual: 'none', at: operation.pointer };
  },
});
