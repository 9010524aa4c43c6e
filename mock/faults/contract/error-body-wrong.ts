import type { Fault } from '../../fault.ts';
import { jsonOf, onRefusal, withJson } from '../bend.ts';
import { errorMembers } from '../error-members.ts';
import { canBeInvalid } from '../visible.ts';

/** Leaves required members out of its error documents. */
export const errorBodyWrong: Fault = {
  id: 'error-body-wrong',
  family: 'contract',
  summary: 'leaves required members out of its error documents',
  provokes: 'body-matches-schema',
  also: ['problem-members-typed', 'problem-status-matches', 'body-presence-documented'],
  appliesTo: (operation, document) => canBeInvalid(operation, document) && errorMembers(operation, document),
  answer: onRefusal(['parameter', 'body-schema', 'body-missing'], (answer) =>
    jsonOf(answer) === undefined ? answer : withJson(answer, {}),
  ),
};
