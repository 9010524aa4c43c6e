import { rfc7636 } from './clauses.ts';
import { refusedByRule } from './rule.ts';

export const pkceChallengeLength = refusedByRule({
  id: 'pkce-challenge-length',
  family: 'authentication',
  profile: 'pkce',
  level: 'MUST',
  severity: 'error',
  requirement: 'A code challenge has 43 to 128 characters.',
  clause: rfc7636('4.2'),
});
