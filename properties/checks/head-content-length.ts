import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { relates } from './relation.ts';

export const headContentLength = defineCheck({
  id: 'head-content-length',
  family: 'protocol',
  level: 'MUST',
  severity: 'error',
  requirement: 'The Content-Length of HEAD is the number of octets that GET sends.',
  clause: rfc9110('8.6'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'head-after-get') && isSuccess(exchange.response.status),
  *inspect({ before: [first, second], case: { operation }, response }) {
    if (
      !first ||
      !second ||
      Buffer.compare(first.response.body, second.response.body) !== 0 ||
      field(second.response.headers, 'content-encoding')
    )
      return;
    const length = field(response.headers, 'content-length');
    if (length !== undefined && Number(length) !== second.response.body.length)
      yield {
        expected: String(second.response.body.length),
        actual: length,
        at: operation.pointer,
        part: 'header Content-Length',
      };
  },
});
