import type { Fault } from '../../fault.ts';
import { isBasic, learntSchemesOf } from '../visible.ts';

/** Looks at the password and not at the user. */
export const basicPasswordOnly: Fault = {
  id: 'basic-password-only',
  family: 'authentication',
  summary: 'looks at the password and not at the user',
  provokes: 'authentication-enforced',
  also: [],
  appliesTo: (operation) => learntSchemesOf(operation).some(isBasic),
  credential: ({ presented, scheme, known }) =>
    isBasic(scheme) &&
    presented.kind === 'secret' &&
    [...known].some((secret) => presented.secret.endsWith(secret.slice(secret.indexOf(':'))))
      ? true
      : undefined,
};
