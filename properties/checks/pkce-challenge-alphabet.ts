import { rfc7636 } from './clauses.ts';
import { refusedByRule } from './rule.ts';

export const pkceChallengeAlphabet = refusedByRule({
  id: 'pkce-challenge-alphabet',
  family: 'authentication',
  profile: 'pkce',
  level: 'MUST',
  severity: 'error',
  requirement: 'A code challenge is made of unreserved characters.',
  clause: rfc7636('4.2'),
});
