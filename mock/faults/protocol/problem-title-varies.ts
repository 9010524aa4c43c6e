import type { Fault } from '../../fault.ts';
import { onRefusal } from '../bend.ts';
import { refusesWithProblem, withProblemMember } from '../problem.ts';
import { canBeInvalid, takesJson } from '../visible.ts';

/** Titles one type of problem differently each time. */
export const problemTitleVaries: Fault = {
  id: 'problem-title-varies',
  family: 'protocol',
  summary: 'titles one type of problem differently each time',
  provokes: 'problem-title-stable',
  also: [],
  needs: { check: 'problem-title-stable', profile: 'problem-details' },
  appliesTo: (operation, document) =>
    takesJson(operation) && canBeInvalid(operation, document) && refusesWithProblem(operation),
  answer: onRefusal(['parameter', 'body-schema', 'body-missing'], (answer, { count }) =>
    withProblemMember(
      withProblemMember(answer, 'type', '/problems/invalid'),
      'title',
      `Refused for the ${count}th time`,
    ),
  ),
};
