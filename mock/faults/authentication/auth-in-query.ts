import type { Fault } from '../../fault.ts';
import { isBearer, learntSchemesOf } from '../visible.ts';

/** Takes the token from the query. */
export const authInQuery: Fault = {
  id: 'auth-in-query',
  family: 'authentication',
  summary: 'takes the token from the query',
  provokes: 'credential-syntax-enforced',
  also: ['authentication-enforced'],
  appliesTo: (operation) => learntSchemesOf(operation).some(isBearer),
  credential: ({ request, known }) =>
    known.has(/[?&]access_token=([^&]+)/.exec(request.target)?.[1] ?? '') ? true : undefined,
};
