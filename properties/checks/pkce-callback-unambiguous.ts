import { rfc8252 } from './clauses.ts';
import { refusedByRule } from './rule.ts';

export const pkceCallbackUnambiguous = refusedByRule({
  id: 'pkce-callback-unambiguous',
  family: 'authentication',
  profile: 'pkce',
  level: 'SHOULD',
  severity: 'warning',
  requirement: 'A callback address that readers understand in several ways is refused.',
  clause: rfc8252('8.4'),
});
