import type { Fault } from '../../fault.ts';
import { besideServerError, fellOver, onRefusal } from '../bend.ts';
import { takesJson } from '../visible.ts';

/** Falls over on a body that is no JSON. */
export const serverErrorOnMalformed: Fault = {
  id: 'server-error-on-malformed',
  family: 'contract',
  summary: 'falls over on a body that is no JSON',
  provokes: 'no-server-error',
  also: besideServerError,
  appliesTo: takesJson,
  answer: onRefusal(['body-syntax'], fellOver),
};
