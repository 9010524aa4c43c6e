import { rfc8252 } from './clauses.ts';
import { acceptedByRule } from './rule.ts';

export const pkceCallbackAccepted = acceptedByRule({
  id: 'pkce-callback-accepted',
  family: 'authentication',
  profile: 'pkce',
  level: 'MUST',
  severity: 'warning',
  requirement: 'A callback address of https, or on the loopback interface at any port, is accepted.',
  clause: rfc8252('7.3'),
});
