import type { Fault } from '../../fault.ts';
import { onRefusal } from '../bend.ts';
import { refusesWithProblem, withProblemMember } from '../problem.ts';
import { canBeInvalid } from '../visible.ts';

/** Gives its problems a type that is no URI reference. */
export const problemTypeMalformed: Fault = {
  id: 'problem-type-malformed',
  family: 'protocol',
  summary: 'gives its problems a type that is no URI reference',
  provokes: 'problem-references-valid',
  also: [],
  needs: { check: 'problem-references-valid' },
  appliesTo: (operation, document) => canBeInvalid(operation, document) && refusesWithProblem(operation),
  answer: onRefusal(['parameter', 'body-schema', 'body-missing'], (answer) =>
    withProblemMember(answer, 'type', 'no <type>'),
  ),
};
