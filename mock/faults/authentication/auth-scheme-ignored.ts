import type { Fault } from '../../fault.ts';
import { isBearer, learntSchemesOf } from '../visible.ts';

/** Takes the token under any scheme. */
export const authSchemeIgnored: Fault = {
  id: 'auth-scheme-ignored',
  family: 'authentication',
  summary: 'takes the token under any scheme',
  provokes: 'credential-syntax-enforced',
  also: ['authentication-enforced'],
  appliesTo: (operation) => learntSchemesOf(operation).some(isBearer),
  credential: ({ request, known }) =>
    known.has(/^[A-Za-z-]+:? +(\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '') ? true : undefined,
};
