import type { Fault } from '../../fault.ts';
import { besideServerError, fellOver, onRefusal } from '../bend.ts';
import { isFirstAtPath } from '../visible.ts';

/** Falls over on a method that the path does not have. */
export const serverErrorOnMethod: Fault = {
  id: 'server-error-on-method',
  family: 'contract',
  summary: 'falls over on a method that the path does not have',
  provokes: 'no-server-error',
  also: besideServerError,
  appliesTo: (operation, _document, all) => isFirstAtPath(operation, all),
  answer: onRefusal(['method'], fellOver),
};
