import type { Fault } from '../../fault.ts';
import { onRefusal } from '../bend.ts';
import { takesJson } from '../visible.ts';

/** Never answers a body that is no JSON. */
export const hangsOnMalformed: Fault = {
  id: 'hangs-on-malformed',
  family: 'contract',
  summary: 'never answers a body that is no JSON',
  provokes: 'answers',
  also: [],
  appliesTo: takesJson,
  answer: onRefusal(['body-syntax'], (answer) => ({ ...answer, silent: true })),
};
