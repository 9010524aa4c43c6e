import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { relates } from './relation.ts';

export const headFieldsMatchGet = defineCheck({
  id: 'head-fields-match-get',
  family: 'protocol',
  level: 'SHOULD',
  severity: 'warning',
  requirement:
    'HEAD sends the Content-Type, ETag, Last-Modified and Vary that GET sends, and the status where it is declared.',
  clause: rfc9110('9.3.2'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'head-after-get'),
  *inspect({ before: [first, second], case: { operation }, response }) {
    if (!first || !second) return;
    if (!isSuccess(response.status)) {
      // What the document does not declare need not be there.
      const promised = operation.method === 'HEAD' && isSuccess(first.response.status);
      if (promised && isSuccess(second.response.status))
        yield {
          expected: `${second.response.status}, as GET is answered`,
          actual: String(response.status),
          at: operation.pointer,
          keyword: 'status',
        };
      return;
    }
    for (const name of ['Content-Type', 'ETag', 'Last-Modified', 'Vary']) {
      const value = field(second.response.headers, name);
      // What two GETs do not agree on, HEAD need not repeat; what is known only with the content may be left out.
      if (value === undefined || field(first.response.headers, name) !== value) continue;
      const there = field(response.headers, name);
      if (there !== undefined && there !== value)
        yield {
          expected: `${name}: ${value}`,
          actual: there,
          at: operation.pointer,
          keyword: name,
          part: `header ${name}`,
        };
    }
  },
});
