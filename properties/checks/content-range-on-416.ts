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
    const range = field(response.headers, 'content-range');
    if (range === undefined) yield { expected: 'the field Content-Range', actual: 'none', at: operation.pointer };
    else if (/^bytes\b/i.test(range) && !/^bytes \*\/[0-9]+$/i.test(range))
      yield {
        expected: 'bytes */length',
        actual: range.slice(0, 60),
        at: operation.pointer,
        keyword: 'syntax',
        part: 'header Content-Range',
      };
  },
});
