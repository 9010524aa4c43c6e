import type { Fault } from '../../fault.ts';
import { isBasic, isJudged, learntSchemesOf } from '../visible.ts';

/** Takes the end of a valid secret. */
export const authSuffixAccepted: Fault = {
  id: 'auth-suffix-accepted',
  family: 'authentication',
  summary: 'takes the end of a valid secret',
  provokes: 'authentication-enforced',
  also: [],
  appliesTo: (operation) => learntSchemesOf(operation).some((scheme) => isJudged(scheme) && !isBasic(scheme)),
  credential: ({ presented, known }) =>
    presented.kind === 'secret' &&
    [...known].some((secret) => presented.secret.length >= (secret.length - 1) / 2 && secret.endsWith(presented.secret))
      ? true
      : undefined,
};
