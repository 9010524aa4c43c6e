import { fieldValues } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const locationValid = defineCheck({
  id: 'location-valid',
  family: 'stateful',
  level: 'MUST',
  severity: 'error',
  requirement: 'Location is one URI reference.',
  clause: rfc9110('10.2.2'),
  appliesTo: ({ response }) => response.headers.some(([name]) => name.toLowerCase() === 'location'),
  *inspect({ case: { operation }, request, response }) {
    for (const value of fieldValues(response.headers, 'location')) {
      const wellFormed =
        value !== '' &&
        !/[\s<>"{}|\\^`]/.test(value) &&
        !/%(?![0-9A-Fa-f]{2})/.test(value) &&
        URL.canParse(value, request.url);
      if (!wellFormed)
        yield {
          expected: 'a URI reference',
          actual: JSON.stringify(value.slice(0, 80)),
          at: operation.pointer,
          part: 'header Location',
        };
    }
  },
});
