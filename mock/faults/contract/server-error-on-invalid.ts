import type { Fault } from '../../fault.ts';
import { besideServerError, fellOver, onRefusal } from '../bend.ts';
import { canBeInvalid } from '../visible.ts';

/** Falls over on requests that break the schema. */
export const serverErrorOnInvalid: Fault = {
  id: 'server-error-on-invalid',
  family: 'contract',
  summary: 'falls over on requests that break the schema',
  provokes: 'no-server-error',
  also: besideServerError,
  appliesTo: canBeInvalid,
  answer: onRefusal(['parameter', 'body-schema'], fellOver),
};
