import type { Fault } from '../../fault.ts';
import { isBasic, isJudged, learntSchemesOf } from '../visible.ts';

/** Takes a secret of which one character differs. */
export const authOneCharacterOff: Fault = {
  id: 'auth-one-character-off',
  family: 'authentication',
  summary: 'takes a secret of which one character differs',
  provokes: 'authentication-enforced',
  also: [],
  appliesTo: (operation) => learntSchemesOf(operation).some((scheme) => isJudged(scheme) && !isBasic(scheme)),
  credential: ({ presented, known }) =>
    presented.kind === 'secret' &&
    [...known].some(
      (secret) =>
        secret.length === presented.secret.length &&
        [...secret].filter((character, i) => character !== presented.secret[i]).length <= 1,
    )
      ? true
      : undefined,
};
