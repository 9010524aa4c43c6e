import type { Fault } from '../../fault.ts';
import { isBearer, learntSchemesOf } from '../visible.ts';

/** Takes the token without a scheme. */
export const authRawToken: Fault = {
  id: 'auth-raw-token',
  family: 'authentication',
  summary: 'takes the token without a scheme',
  provokes: 'credential-syntax-enforced',
  also: [],
  appliesTo: (operation) => learntSchemesOf(operation).some(isBearer),
  credential: ({ request, known }) => (known.has((request.headers.authorization ?? '').trim()) ? true : undefined),
};
