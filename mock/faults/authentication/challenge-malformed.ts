import type { Fault } from '../../fault.ts';
import { onRefusal, withField } from '../bend.ts';
import { isJudged, schemesOf } from '../visible.ts';

/** Repeats a parameter in its challenge. */
export const challengeMalformed: Fault = {
  id: 'challenge-malformed',
  family: 'authentication',
  summary: 'repeats a parameter in its challenge',
  provokes: 'challenge-well-formed',
  also: ['headers-match-schema'],
  appliesTo: (operation) => schemesOf(operation).some(isJudged),
  answer: onRefusal(['credentials'], (answer) =>
    withField(answer, 'WWW-Authenticate', 'Bearer realm="mock", realm="mock"'),
  ),
};
