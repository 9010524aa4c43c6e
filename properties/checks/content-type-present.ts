import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const contentTypePresent = defineCheck({
  id: 'content-type-present',
  family: 'protocol',
  level: 'SHOULD',
  severity: 'warning',
  requirement: 'Content has a Content-Type.',
  clause: rfc9110('8.3'),
  appliesTo: ({ response, request }) => response.body.length > 0 && request.method !== 'HEAD',
  *inspect({ case: { operation }, response }) {
    if (field(response.headers, 'content-type') === undefined)
      yield { expected: 'a Content-Type field', actual: 'none', at: operation.pointer };
  },
});
