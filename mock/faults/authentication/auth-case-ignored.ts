import type { Fault } from '../../fault.ts';
import { isBasic, isJudged, learntSchemesOf } from '../visible.ts';

/** Compares secrets without case. */
export const authCaseIgnored: Fault = {
  id: 'auth-case-ignored',
  family: 'authentication',
  summary: 'compares secrets without case',
  provokes: 'authentication-enforced',
  also: [],
  appliesTo: (operation) => learntSchemesOf(operation).some((scheme) => isJudged(scheme) && !isBasic(scheme)),
  credential: ({ presented, known }) =>
    presented.kind === 'secret' && [...known].some((secret) => secret.toLowerCase() === presented.secret.toLowerCase())
      ? true
      : undefined,
};
