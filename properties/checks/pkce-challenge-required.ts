import { rfc7636 } from './clauses.ts';
import { refusedByRule } from './rule.ts';

export const pkceChallengeRequired = refusedByRule({
  id: 'pkce-challenge-required',
  family: 'authentication',
  profile: 'pkce',
  level: 'MUST',
  severity: 'warning',
  requirement: 'No code is given without a challenge, which would let PKCE be downgraded.',
  clause: rfc7636('4.4.1'),
});
