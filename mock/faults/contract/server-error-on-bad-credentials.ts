import type { Fault } from '../../fault.ts';
import { besideServerError, fellOver, onRefusal } from '../bend.ts';
import { isJudged, schemesOf } from '../visible.ts';

/** Falls over on credentials that are not valid. */
export const serverErrorOnBadCredentials: Fault = {
  id: 'server-error-on-bad-credentials',
  family: 'contract',
  summary: 'falls over on credentials that are not valid',
  provokes: 'no-server-error',
  also: besideServerError,
  appliesTo: (operation) => schemesOf(operation).some(isJudged),
  answer: onRefusal(['credentials'], fellOver),
};
