import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { relates } from './relation.ts';

export const etagStrong = defineCheck({
  id: 'etag-strong',
  family: 'stateful',
  level: 'MUST',
  severity: 'warning',
  requirement: 'Answers with the same strong ETag are the same, octet by octet.',
  clause: rfc9110('8.8.1'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'read-again', 'other-version') && isSuccess(exchange.response.status),
  *inspect({ before, response, case: { operation } }) {
    const [first] = before;
    const tag = field(response.headers, 'etag');
    if (!first || tag === undefined || !tag.startsWith('"') || field(first.response.headers, 'etag') !== tag) return;
    // Another coding of the same content is another representation (RFC 9110, 8.8.3.3).
    const coding = (of: typeof first.response): string | undefined => field(of.headers, 'content-encoding');
    if (coding(first.response) !== coding(response) || first.response.truncated || response.truncated) return;
    if (Buffer.compare(first.response.body, response.body) !== 0)
      yield {
        expected: `the same octets under the same ETag ${tag.slice(0, 40)}`,
        actual: 'other octets',
        at: operation.pointer,
        part: 'header ETag',
      };
  },
});
