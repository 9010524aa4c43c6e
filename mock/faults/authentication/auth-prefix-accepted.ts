import type { Fault } from '../../fault.ts';
import { isBasic, isJudged, learntSchemesOf } from '../visible.ts';

/** Takes the beginning of a valid secret. */
export const authPrefixAccepted: Fault = {
  id: 'auth-prefix-accepted',
  family: 'authentication',
  summary: 'takes the beginning of a valid secret',
  provokes: 'authentication-enforced',
  also: [],
  appliesTo: (operation) => learntSchemesOf(operation).some((scheme) => isJudged(scheme) && !isBasic(scheme)),
  credential: ({ presented, known }) =>
    presented.kind === 'secret' &&
    [...known].some((secret) => presented.secret.length >= secret.length / 2 && secret.startsWith(presented.secret))
      ? true
      : undefined,
};
