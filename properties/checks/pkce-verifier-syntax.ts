import { rfc7636 } from './clauses.ts';
import { refusedByRule } from './rule.ts';

export const pkceVerifierSyntax = refusedByRule({
  id: 'pkce-verifier-syntax',
  family: 'authentication',
  profile: 'pkce',
  level: 'MUST',
  severity: 'error',
  requirement: 'A verifier has 43 to 128 unreserved characters.',
  clause: rfc7636('4.1'),
});
