import type { Fault } from '../../fault.ts';
import { isBearer, learntSchemesOf } from '../visible.ts';

/** Takes the token in quotes. */
export const authQuotedToken: Fault = {
  id: 'auth-quoted-token',
  family: 'authentication',
  summary: 'takes the token in quotes',
  provokes: 'credential-syntax-enforced',
  also: ['authentication-enforced'],
  appliesTo: (operation) => learntSchemesOf(operation).some(isBearer),
  credential: ({ request, known }) =>
    known.has(/^bearer +"(.+)"$/i.exec(request.headers.authorization ?? '')?.[1] ?? '') ? true : undefined,
};
