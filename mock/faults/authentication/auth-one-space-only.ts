import type { Fault } from '../../fault.ts';
import { isBearer, schemesOf } from '../visible.ts';

/** Takes exactly one space after the scheme. */
export const authOneSpaceOnly: Fault = {
  id: 'auth-one-space-only',
  family: 'authentication',
  summary: 'takes exactly one space after the scheme',
  provokes: 'valid-credentials-accepted',
  also: [],
  appliesTo: (operation) => schemesOf(operation).some(isBearer),
  credential: ({ request, scheme }) =>
    isBearer(scheme) && / {2}/.test(request.headers.authorization ?? '') ? false : undefined,
};
