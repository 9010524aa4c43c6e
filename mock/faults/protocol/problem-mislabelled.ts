import type { Fault } from '../../fault.ts';
import { onRefusal, withField } from '../bend.ts';
import { refusesWithProblem, withProblemMember } from '../problem.ts';
import { canBeInvalid } from '../visible.ts';

/** Labels its problem documents as plain JSON. */
export const problemMislabelled: Fault = {
  id: 'problem-mislabelled',
  family: 'protocol',
  summary: 'labels its problem documents as plain JSON',
  provokes: 'problem-media-type',
  also: [],
  needs: { check: 'problem-media-type' },
  appliesTo: (operation, document) => canBeInvalid(operation, document) && refusesWithProblem(operation),
  answer: onRefusal(['parameter', 'body-schema', 'body-missing'], (answer) =>
    withField(
      withProblemMember(withProblemMember(answer, 'title', 'Refused'), 'status', answer.status),
      'Content-Type',
      'application/json',
    ),
  ),
};
