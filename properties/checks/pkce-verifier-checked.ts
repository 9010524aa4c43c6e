import { rfc7636 } from './clauses.ts';
import { refusedByRule } from './rule.ts';

export const pkceVerifierChecked = refusedByRule({
  id: 'pkce-verifier-checked',
  family: 'authentication',
  profile: 'pkce',
  level: 'MUST',
  severity: 'error',
  requirement: 'A code is exchanged only for the verifier of its challenge.',
  clause: rfc7636('4.6'),
});
