import type { Fault } from '../../fault.ts';
import { onRefusal } from '../bend.ts';
import { refusesWithProblem, withProblemMember } from '../problem.ts';
import { canBeInvalid } from '../visible.ts';

/** Gives its problem documents a title that is no text. */
export const problemMemberMistyped: Fault = {
  id: 'problem-member-mistyped',
  family: 'protocol',
  summary: 'gives its problem documents a title that is no text',
  provokes: 'problem-members-typed',
  also: ['body-matches-schema'],
  appliesTo: (operation, document) => canBeInvalid(operation, document) && refusesWithProblem(operation),
  answer: onRefusal(['parameter', 'body-schema', 'body-missing'], (answer) => withProblemMember(answer, 'title', 42)),
};
