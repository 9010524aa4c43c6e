import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc5789 } from './clauses.ts';

export const acceptPatchAdvertised = defineCheck({
  id: 'accept-patch-advertised',
  family: 'protocol',
  profile: 'merge-patch',
  level: 'SHOULD',
  severity: 'off',
  requirement: 'A PATCH of an unsupported type is answered 415 with Accept-Patch.',
  clause: rfc5789('2.2'),
  appliesTo: ({ request, response }) => request.method === 'PATCH' && response.status === 415,
  *inspect({ case: { operation }, response }) {
    if (field(response.headers, 'accept-patch') === undefined)
      yield { expected: 'Accept-Patch', actual: 'no Accept-Patch', at: operation.pointer };
  },
});
