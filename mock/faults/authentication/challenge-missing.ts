import type { Fault } from '../../fault.ts';
import { onRefusal, withoutField } from '../bend.ts';
import { isJudged, schemesOf } from '../visible.ts';

/** Answers 401 without a challenge. */
export const challengeMissing: Fault = {
  id: 'challenge-missing',
  family: 'authentication',
  summary: 'answers 401 without a challenge',
  provokes: 'challenge-on-401',
  also: ['headers-match-schema'],
  appliesTo: (operation) => schemesOf(operation).some(isJudged),
  answer: onRefusal(['credentials'], (answer) => withoutField(answer, 'WWW-Authenticate')),
};
