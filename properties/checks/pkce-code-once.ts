import { rfc6749 } from './clauses.ts';
import { refusedByRule } from './rule.ts';

export const pkceCodeOnce = refusedByRule({
  id: 'pkce-code-once',
  family: 'authentication',
  profile: 'pkce',
  level: 'MUST',
  severity: 'error',
  requirement: 'A code is exchanged once.',
  clause: rfc6749('4.1.2'),
});
