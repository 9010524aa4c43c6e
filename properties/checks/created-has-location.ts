import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const createdHasLocation = defineCheck({
  id: 'created-has-location',
  family: 'stateful',
  level: 'SHOULD',
  severity: 'off',
  requirement: 'A POST that created something answers 201 with its Location.',
  clause: rfc9110('9.3.3'),
  appliesTo: ({ request, response }) => request.method === 'POST' && response.status === 201,
  *inspect({ case: { operation }, response }) {
    if (field(response.headers, 'location') === undefined)
      yield { expected: 'a Location field', actual: 'none', at: operation.pointer };
  },
});
