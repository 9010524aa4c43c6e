import type { Fault } from '../../fault.ts';
import { onRefusal, withoutField } from '../bend.ts';
import { isJudged, schemesOf } from '../visible.ts';

/** Answers 403 where credentials are missing or wrong. */
export const authAnswers403: Fault = {
  id: 'auth-answers-403',
  family: 'authentication',
  summary: 'answers 403 where credentials are missing or wrong',
  provokes: 'authentication-status',
  also: [
    'status-documented',
    'content-type-documented',
    'body-matches-schema',
    'headers-match-schema',
    'challenge-on-401',
    'problem-status-matches',
  ],
  appliesTo: (operation) => schemesOf(operation).some(isJudged),
  answer: onRefusal(['credentials'], (answer) => ({ ...withoutField(answer, 'WWW-Authenticate'), status: 403 })),
};
