import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export const redirectHasLocation = defineCheck({
  id: 'redirect-has-location',
  family: 'protocol',
  level: 'SHOULD',
  severity: 'warning',
  requirement: 'A redirection says where to.',
  clause: rfc9110('15.4'),
  appliesTo: ({ response }) => REDIRECTS.has(response.status),
  *inspect({ case: { operation }, response }) {
    if (field(response.headers, 'location') === undefined)
      yield { expected: 'a Location field', actual: 'none', at: operation.pointer };
  },
});
