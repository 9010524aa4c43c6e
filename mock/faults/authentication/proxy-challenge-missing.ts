import type { Fault } from '../../fault.ts';
import { onRefusal, withoutField } from '../bend.ts';
import { isJudged, schemesOf } from '../visible.ts';

/** Answers 407 without a challenge where credentials are missing or wrong. */
export const proxyChallengeMissing: Fault = {
  id: 'proxy-challenge-missing',
  family: 'authentication',
  summary: 'answers 407 without a challenge where credentials are missing or wrong',
  provokes: 'proxy-authenticate-on-407',
  also: [
    'authentication-status',
    'status-documented',
    'content-type-documented',
    'body-matches-schema',
    'headers-match-schema',
    'problem-status-matches',
  ],
  appliesTo: (operation) => schemesOf(operation).some(isJudged),
  answer: onRefusal(['credentials'], (answer) => ({ ...withoutField(answer, 'WWW-Authenticate'), status: 407 })),
};
