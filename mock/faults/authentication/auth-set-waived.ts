import type { Fault } from '../../fault.ts';
import { asksForSets } from '../visible.ts';

/** Lets in who presents nothing of a set. */
export const authSetWaived: Fault = {
  id: 'auth-set-waived',
  family: 'authentication',
  summary: 'lets in who presents none of what is asked for together',
  provokes: 'authentication-enforced',
  also: ['credential-syntax-enforced', 'credentials-checked-first'],
  appliesTo: asksForSets,
  credential: ({ set }) => (set.size > 1 && set.presented === 0 ? true : undefined),
};
