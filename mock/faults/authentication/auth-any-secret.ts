import type { Fault } from '../../fault.ts';
import { isJudged, schemesOf } from '../visible.ts';

/** Takes any well-formed credential. */
export const authAnySecret: Fault = {
  id: 'auth-any-secret',
  family: 'authentication',
  summary: 'takes any well-formed credential',
  provokes: 'authentication-enforced',
  also: ['authorization-enforced', 'credential-syntax-enforced'],
  appliesTo: (operation) => schemesOf(operation).some(isJudged),
  credential: ({ presented }) => (presented.kind === 'secret' ? true : undefined),
};
