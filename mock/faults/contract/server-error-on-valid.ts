import type { Fault } from '../../fault.ts';
import { besideServerError, fellOver, onSuccess } from '../bend.ts';

/** Falls over on every third valid request. */
export const serverErrorOnValid: Fault = {
  id: 'server-error-on-valid',
  family: 'contract',
  summary: 'falls over on every third valid request',
  provokes: 'no-server-error',
  also: [...besideServerError, 'head-fields-match-get'],
  appliesTo: () => true,
  answer: onSuccess((answer, { count }) => (count % 3 === 2 ? fellOver() : answer)),
};
