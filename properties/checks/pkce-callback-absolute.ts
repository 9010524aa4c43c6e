import { rfc6749 } from './clauses.ts';
import { refusedByRule } from './rule.ts';

export const pkceCallbackAbsolute = refusedByRule({
  id: 'pkce-callback-absolute',
  family: 'authentication',
  profile: 'pkce',
  level: 'MUST',
  severity: 'error',
  requirement: 'A callback address is an absolute URI without a fragment.',
  clause: rfc6749('3.1.2'),
});
