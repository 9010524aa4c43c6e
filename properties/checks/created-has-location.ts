import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const createdHasLocation = defineCheck({
  id: 'created-has-location',
  family: 'stateful',
  level: 'SHOULD',
  severity: 'warning',
  requirement: 'A POST that created something answers 201 with its Location.',
  clause: rfc9110('9.3.3'),
  // Without a word of the document it is a convention: only for who asks. A required field is a promise of `headers-match-schema`.
  appliesTo: ({ request, response, case: { operation } }, { judge, asked }) =>
    request.method === 'POST' &&
    response.status === 201 &&
    (asked?.has('created-has-location') === true ||
      judge
        .responseFor(operation, 201)
        ?.headers.some(({ name, required }) => name.toLowerCase() === 'location' && !required) === true),
  *inspect({ case: { operation }, response }) {
    if (field(response.headers, 'location') === undefined)
      yield { expected: 'a Location field', actual: 'none', at: operation.pointer };
  },
});
