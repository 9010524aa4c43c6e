import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const noFramingOn204 = defineCheck({
  id: 'no-framing-on-204',
  family: 'protocol',
  level: 'MUST',
  severity: 'error',
  requirement: 'A 204 has neither Content-Length nor Transfer-Encoding.',
  clause: rfc9110('8.6'),
  appliesTo: ({ response }) => response.status === 204,
  *inspect({ case: { operation }, response }) {
    for (const name of ['Content-Length', 'Transfer-Encoding']) {
      const value = field(response.headers, name);
      if (value !== undefined)
        yield {
          expected: `no ${name}`,
          actual: `${name}: ${value.slice(0, 40)}`,
          at: operation.pointer,
          keyword: name,
          part: `header ${name}`,
        };
    }
  },
});
