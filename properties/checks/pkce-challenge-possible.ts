import { rfc7636 } from './clauses.ts';
import { refusedByRule } from './rule.ts';

export const pkceChallengePossible = refusedByRule({
  id: 'pkce-challenge-possible',
  family: 'authentication',
  profile: 'pkce',
  level: 'SHOULD',
  severity: 'warning',
  requirement: 'A challenge that S256 cannot have made is refused with the method S256.',
  clause: rfc7636('4.2'),
});
