import type { Fault } from '../../fault.ts';
import { onRefusal, withField } from '../bend.ts';
import { isFirstAtPath } from '../visible.ts';

/** Leaves a declared method out of Allow. */
export const allowOmitsDeclared: Fault = {
  id: 'allow-omits-declared',
  family: 'protocol',
  summary: 'leaves a declared method out of Allow',
  provokes: 'allow-accurate',
  also: [],
  appliesTo: (operation, _document, all) =>
    isFirstAtPath(operation, all) && operation.method !== 'HEAD' && operation.method !== 'OPTIONS',
  answer: onRefusal(['method'], (answer) => withField(answer, 'Allow', 'TRACE')),
};
