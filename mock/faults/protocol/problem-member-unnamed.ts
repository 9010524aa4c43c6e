import type { Fault } from '../../fault.ts';
import { onRefusal } from '../bend.ts';
import { refusesWithProblem, withProblemMember } from '../problem.ts';
import { canBeInvalid } from '../visible.ts';

/** Adds a member to its problems that not every format can name. */
export const problemMemberUnnamed: Fault = {
  id: 'problem-member-unnamed',
  family: 'protocol',
  summary: 'adds a member to its problems that not every format can name',
  provokes: 'problem-extension-names',
  also: [],
  needs: { check: 'problem-extension-names' },
  appliesTo: (operation, document) => canBeInvalid(operation, document) && refusesWithProblem(operation),
  answer: onRefusal(['parameter', 'body-schema', 'body-missing'], (answer) => withProblemMember(answer, '@id', 1)),
};
