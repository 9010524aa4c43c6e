import type { Fault } from '../../fault.ts';
import { onRefusal, withoutField } from '../bend.ts';
import { isFirstAtPath } from '../visible.ts';

/** Answers 405 without Allow. */
export const allowMissing: Fault = {
  id: 'allow-missing',
  family: 'protocol',
  summary: 'answers 405 without Allow',
  provokes: 'allow-on-405',
  also: [],
  appliesTo: (operation, _document, all) => isFirstAtPath(operation, all),
  answer: onRefusal(['method'], (answer) => withoutField(answer, 'Allow')),
};
