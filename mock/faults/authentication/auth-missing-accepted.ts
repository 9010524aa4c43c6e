import type { Fault } from '../../fault.ts';
import { isJudged, schemesOf } from '../visible.ts';

/** Lets in who presents nothing. */
export const authMissingAccepted: Fault = {
  id: 'auth-missing-accepted',
  family: 'authentication',
  summary: 'lets in who presents nothing',
  provokes: 'authentication-enforced',
  also: ['credential-syntax-enforced', 'credentials-checked-first'],
  appliesTo: (operation) => schemesOf(operation).some(isJudged),
  credential: ({ presented }) => (presented.kind === 'missing' ? true : undefined),
};
