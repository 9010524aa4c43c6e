import { rfc9700 } from './clauses.ts';
import { refusedByRule } from './rule.ts';

export const pkceVerifierUnasked = refusedByRule({
  id: 'pkce-verifier-unasked',
  family: 'authentication',
  profile: 'pkce',
  level: 'MUST',
  severity: 'error',
  requirement: 'A verifier for a code without a challenge is refused.',
  clause: rfc9700('4.8.2'),
});
