import type { Fault } from '../../fault.ts';
import { onRefusal } from '../bend.ts';
import { isFirstAtPath } from '../visible.ts';

/** Answers 503 without saying when to come back. */
export const busyWithoutWord: Fault = {
  id: 'busy-without-word',
  family: 'protocol',
  summary: 'answers 503 without saying when to come back',
  provokes: 'retry-after-present',
  also: [],
  needs: { check: 'retry-after-present' },
  appliesTo: (operation, _document, all) => isFirstAtPath(operation, all),
  answer: onRefusal(['method'], ({ headers }) => ({
    status: 503,
    headers: headers.filter(([name]) => /^content-type$/i.test(name)),
  })),
};
