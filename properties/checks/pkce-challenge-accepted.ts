import { rfc7636 } from './clauses.ts';
import { acceptedByRule } from './rule.ts';

export const pkceChallengeAccepted = acceptedByRule({
  id: 'pkce-challenge-accepted',
  family: 'authentication',
  profile: 'pkce',
  level: 'MUST',
  severity: 'error',
  requirement: 'A challenge that RFC 7636 allows is accepted.',
  clause: rfc7636('4.2'),
});
