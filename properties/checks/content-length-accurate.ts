import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const contentLengthAccurate = defineCheck({
  id: 'content-length-accurate',
  family: 'protocol',
  level: 'MUST',
  severity: 'error',
  requirement: 'Content-Length is the number of octets that follow.',
  clause: rfc9110('8.6'),
  // Fewer octets than announced never make a complete answer: that is a finding of `answers`.
  appliesTo: ({ request, response }) =>
    response.raw !== undefined &&
    request.method !== 'HEAD' &&
    response.status !== 204 &&
    response.status !== 304 &&
    field(response.headers, 'content-length') !== undefined,
  *inspect({ case: { operation }, response }) {
    const length = field(response.headers, 'content-length') ?? '';
    const surplus = response.raw?.surplus ?? 0;
    if (surplus > 0)
      yield {
        expected: `${length} octets, as Content-Length says`,
        actual: `${surplus} more`,
        at: operation.pointer,
        part: 'header Content-Length',
      };
  },
});
