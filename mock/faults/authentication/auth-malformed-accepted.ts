import type { Fault } from '../../fault.ts';
import { resembles } from '../resembles.ts';
import { isBearer, learntSchemesOf } from '../visible.ts';

/** Takes a credential whose syntax is broken. */
export const authMalformedAccepted: Fault = {
  id: 'auth-malformed-accepted',
  family: 'authentication',
  summary: 'takes a credential whose syntax is broken',
  provokes: 'authentication-enforced',
  also: ['credential-syntax-enforced'],
  appliesTo: (operation) => learntSchemesOf(operation).some(isBearer),
  credential: ({ presented, request, known }) =>
    presented.kind === 'malformed' &&
    /^bearer\s/i.test(request.headers.authorization ?? '') &&
    resembles(request.headers.authorization ?? '', known)
      ? true
      : undefined,
};
