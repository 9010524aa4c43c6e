import type { Fault } from '../../fault.ts';
import { onRefusal } from '../bend.ts';
import { isFirstAtPath } from '../visible.ts';

/** Answers 400 to a method that the path does not have. */
export const methodAnswered400: Fault = {
  id: 'method-answered-400',
  family: 'protocol',
  summary: 'answers 400 to a method that the path does not have',
  provokes: 'refused-method-status',
  also: [],
  needs: { check: 'refused-method-status' },
  appliesTo: (operation, _document, all) => isFirstAtPath(operation, all),
  answer: onRefusal(['method'], (answer) => ({ ...answer, status: 400 })),
};
