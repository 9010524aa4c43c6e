import { rfc7636 } from './clauses.ts';
import { refusedByRule } from './rule.ts';

export const pkceMethodBound = refusedByRule({
  id: 'pkce-method-bound',
  family: 'authentication',
  profile: 'pkce',
  level: 'MUST',
  severity: 'error',
  requirement: 'The method that counts is the one that the code was asked for with.',
  clause: rfc7636('4.4'),
});
