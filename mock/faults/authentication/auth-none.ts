import type { Fault } from '../../fault.ts';
import { isJudged, schemesOf } from '../visible.ts';

/** Lets everybody in. */
export const authNone: Fault = {
  id: 'auth-none',
  family: 'authentication',
  summary: 'lets everybody in',
  provokes: 'authentication-enforced',
  also: [
    'authorization-enforced',
    'credential-syntax-enforced',
    'valid-credentials-accepted',
    'credentials-checked-first',
  ],
  appliesTo: (operation) => schemesOf(operation).some(isJudged),
  credential: () => true,
};
