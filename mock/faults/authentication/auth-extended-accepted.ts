import type { Fault } from '../../fault.ts';
import { isBasic, isJudged, learntSchemesOf } from '../visible.ts';

/** Takes a valid secret with more behind it. */
export const authExtendedAccepted: Fault = {
  id: 'auth-extended-accepted',
  family: 'authentication',
  summary: 'takes a valid secret with more behind it',
  provokes: 'authentication-enforced',
  also: [],
  appliesTo: (operation) => learntSchemesOf(operation).some((scheme) => isJudged(scheme) && !isBasic(scheme)),
  credential: ({ presented, known }) =>
    presented.kind === 'secret' && [...known].some((secret) => presented.secret.startsWith(secret)) ? true : undefined,
};
