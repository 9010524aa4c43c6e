import type { Fault } from '../../fault.ts';
import { onRefusal } from '../bend.ts';
import { refusesWithProblem, withProblemMember } from '../problem.ts';
import { canBeInvalid } from '../visible.ts';

/** Says another status in its problem documents. */
export const problemStatusDiffers: Fault = {
  id: 'problem-status-differs',
  family: 'protocol',
  summary: 'says another status in its problem documents',
  provokes: 'problem-status-matches',
  also: ['body-matches-schema'],
  appliesTo: (operation, document) => canBeInvalid(operation, document) && refusesWithProblem(operation),
  answer: onRefusal(['parameter', 'body-schema', 'body-missing'], (answer) => withProblemMember(answer, 'status', 418)),
};
