import type { Fault } from '../../fault.ts';
import { isBearer, learntSchemesOf } from '../visible.ts';

/** Takes the token from a cookie. */
export const authInCookie: Fault = {
  id: 'auth-in-cookie',
  family: 'authentication',
  summary: 'takes the token from a cookie',
  provokes: 'credential-syntax-enforced',
  also: [],
  appliesTo: (operation) => learntSchemesOf(operation).some(isBearer),
  credential: ({ request, known }) =>
    known.has(/access_token=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '') ? true : undefined,
};
