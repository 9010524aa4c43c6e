import type { Fault } from '../../fault.ts';
import { isFirstAtPath } from '../visible.ts';

/** Answers 405 to HEAD where it answers GET. */
export const headRefused: Fault = {
  id: 'head-refused',
  family: 'protocol',
  summary: 'answers 405 to HEAD where it answers GET',
  provokes: 'head-supported',
  also: [],
  needs: { check: 'head-supported' },
  appliesTo: (operation, _document, all) =>
    operation.method === 'GET' &&
    isFirstAtPath(operation, all) &&
    !all.some(({ method, path }) => method === 'HEAD' && path === operation.path),
  answer: (answer, { head }) => (head ? { status: 405, headers: [['Allow', 'GET, OPTIONS']] } : answer),
};
