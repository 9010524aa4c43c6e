import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const acceptEncodingOn415 = defineCheck({
  id: 'accept-encoding-on-415',
  family: 'protocol',
  level: 'MUST',
  severity: 'off',
  requirement: 'A 415 that is about the media type carries no Accept-Encoding: that would say it is about the coding.',
  clause: rfc9110('12.5.3'),
  appliesTo: ({ request, response }) =>
    response.status === 415 && field(request.headers, 'content-encoding') === undefined,
  *inspect({ case: { operation }, response }) {
    const value = field(response.headers, 'accept-encoding');
    if (value !== undefined)
      yield {
        expected: 'no Accept-Encoding',
        actual: `Accept-Encoding: ${value.slice(0, 60)}`,
        at: operation.pointer,
        part: 'header Accept-Encoding',
      };
  },
});
