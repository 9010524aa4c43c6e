import type { Fault } from '../../fault.ts';
import { isBasic, isJudged, learntSchemesOf } from '../visible.ts';

/** Looks at the length of a secret only. */
export const authLengthOnly: Fault = {
  id: 'auth-length-only',
  family: 'authentication',
  summary: 'looks at the length of a secret only',
  provokes: 'authentication-enforced',
  also: [],
  appliesTo: (operation) => learntSchemesOf(operation).some((scheme) => isJudged(scheme) && !isBasic(scheme)),
  credential: ({ presented, known }) =>
    presented.kind === 'secret' && [...known].some((secret) => secret.length === presented.secret.length)
      ? true
      : undefined,
};
