import type { Fault } from '../../fault.ts';
import { withoutField } from '../bend.ts';
import { isFirstAtPath } from '../visible.ts';

/** Answers OPTIONS without Allow. */
export const optionsWithoutAllow: Fault = {
  id: 'options-without-allow',
  family: 'protocol',
  summary: 'answers OPTIONS without Allow',
  provokes: 'options-has-allow',
  also: [],
  needs: { check: 'options-has-allow' },
  appliesTo: (operation, _document, all) =>
    isFirstAtPath(operation, all) && !all.some(({ method, path }) => method === 'OPTIONS' && path === operation.path),
  answer: (answer, { request }) => (request.method === 'OPTIONS' ? withoutField(answer, 'Allow') : answer),
};
