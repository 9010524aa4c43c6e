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
  appliesTo: ({ response }) => response.status === 206,
  *inspect({ case: { operation }, response }) {
    const range = field(response.headers, 'content-range');
    const place = { at: operation.pointer, part: 'header Content-Range' };
    if ((field(response.headers, 'content-type') ?? '').toLowerCase().startsWith('multipart/byteranges')) {
      // RFC 9110, 15.3.7.2: each part has its own.
      if (range !== undefined)
        yield {
          expected: 'no Content-Range beside several parts',
          actual: range.slice(0, 60),
          keyword: 'parts',
          ...place,
        };
    } else if (range === undefined)
      yield { expected: 'the field Content-Range', actual: 'none', at: operation.pointer };
    else if (/^bytes\b/i.test(range) && !/^bytes [0-9]+-[0-9]+\/([0-9]+|\*)$/i.test(range))
      yield { expected: 'bytes first-last/length', actual: range.slice(0, 60), keyword: 'syntax', ...place };
  },
});
