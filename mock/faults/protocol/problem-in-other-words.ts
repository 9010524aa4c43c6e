import type { Fault } from '../../fault.ts';
import { onRefusal, withField, withJson } from '../bend.ts';
import { refusesWithProblem } from '../problem.ts';
import { isBreakable, requestPlaces } from '../visible.ts';

/** Refuses with plain JSON where it has promised problem details. */
export const problemInOtherWords: Fault = {
  id: 'problem-in-other-words',
  family: 'protocol',
  summary: 'refuses invalid requests with plain JSON where problem details are promised',
  provokes: 'errors-are-problems',
  also: [],
  needs: { check: 'errors-are-problems' },
  appliesTo: (operation, document) =>
    refusesWithProblem(operation) &&
    requestPlaces(operation, document).some((place) => place.part === 'body' && isBreakable(place)),
  answer: onRefusal(['body-schema', 'body-missing'], (answer) =>
    withField(withJson(answer, { error: 'refused' }), 'Content-Type', 'application/json'),
  ),
};
