import type { Fault } from '../../fault.ts';
import { asksForSets } from '../visible.ts';

/** Takes one credential of a set for all of it. */
export const authSetHalved: Fault = {
  id: 'auth-set-halved',
  family: 'authentication',
  summary: 'takes one credential for all that are asked for together',
  provokes: 'authentication-enforced',
  also: ['credential-syntax-enforced', 'credentials-checked-first'],
  appliesTo: asksForSets,
  credential: ({ set }) => (set.size > 1 && set.valid > 0 ? true : undefined),
};
