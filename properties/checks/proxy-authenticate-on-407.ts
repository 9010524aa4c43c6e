import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const proxyAuthenticateOn407 = defineCheck({
  id: 'proxy-authenticate-on-407',
  family: 'authentication',
  level: 'MUST',
  severity: 'error',
  requirement: 'A 407 response carries Proxy-Authenticate.',
  clause: rfc9110('15.5.8'),
  appliesTo: ({ response }) => response.status === 407,
  *inspect({ case: { operation }, response }) {
    if (field(response.headers, 'proxy-authenticate') === undefined)
      yield { expected: 'the field Proxy-Authenticate', actual: 'none', at: operation.pointer };
  },
});
