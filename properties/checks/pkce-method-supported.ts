import { rfc7636 } from './clauses.ts';
import { refusedByRule } from './rule.ts';

export const pkceMethodSupported = refusedByRule({
  id: 'pkce-method-supported',
  family: 'authentication',
  profile: 'pkce',
  level: 'MUST',
  severity: 'error',
  requirement: 'A code challenge method that is neither S256 nor plain is refused.',
  clause: rfc7636('4.4.1'),
});
