import type { Fault } from '../../fault.ts';
import { isBasic, learntSchemesOf } from '../visible.ts';

/** Looks at the user and not at the password. */
export const basicUserOnly: Fault = {
  id: 'basic-user-only',
  family: 'authentication',
  summary: 'looks at the user and not at the password',
  provokes: 'authentication-enforced',
  also: [],
  appliesTo: (operation) => learntSchemesOf(operation).some(isBasic),
  credential: ({ presented, scheme, known }) =>
    isBasic(scheme) &&
    presented.kind === 'secret' &&
    [...known].some((secret) => secret.split(':')[0] === presented.secret.split(':')[0])
      ? true
      : undefined,
};
