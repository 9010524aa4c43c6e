import { rfc9700 } from './clauses.ts';
import { refusedByRule } from './rule.ts';

export const pkceCallbackScheme = refusedByRule({
  id: 'pkce-callback-scheme',
  family: 'authentication',
  profile: 'pkce',
  level: 'MUST',
  severity: 'error',
  requirement: 'A callback address is of https, or of http on the loopback interface.',
  clause: rfc9700('2.6'),
});
