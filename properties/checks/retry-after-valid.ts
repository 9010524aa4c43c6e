import { fieldValues } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const retryAfterValid = defineCheck({
  id: 'retry-after-valid',
  family: 'protocol',
  level: 'MUST',
  severity: 'error',
  requirement: 'Retry-After is a number of seconds or an HTTP-date.',
  clause: rfc9110('10.2.3'),
  appliesTo: ({ response }) => response.headers.some(([name]) => name.toLowerCase() === 'retry-after'),
  *inspect({ case: { operation }, response }) {
    for (const value of fieldValues(response.headers, 'retry-after')) {
      if (!/^([0-9]+|[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT)$/.test(value))
        yield {
          expected: 'seconds or an HTTP-date',
          actual: value.slice(0, 60),
          at: operation.pointer,
          part: 'header Retry-After',
        };
    }
  },
});
