import type { Fault } from '../../fault.ts';
import { onRefusal } from '../bend.ts';
import { isFirstAtPath } from '../visible.ts';

/** Refuses a method that the path does not have without a word. */
export const refusalUnexplained: Fault = {
  id: 'refusal-unexplained',
  family: 'protocol',
  summary: 'refuses a method that the path does not have without a word',
  provokes: 'errors-explained',
  also: [],
  needs: { check: 'errors-explained' },
  appliesTo: (operation, _document, all) => isFirstAtPath(operation, all),
  answer: onRefusal(['method'], ({ status, headers }) => ({
    status,
    headers: headers.filter(([name]) => !/^content-/i.test(name)),
  })),
};
