import { rfc7636 } from './clauses.ts';
import { refusedByRule } from './rule.ts';

export const pkceMethodDefault = refusedByRule({
  id: 'pkce-method-default',
  family: 'authentication',
  profile: 'pkce',
  level: 'MUST',
  severity: 'error',
  requirement: 'A challenge without a method is a plain one, never one of S256.',
  clause: rfc7636('4.3'),
});
