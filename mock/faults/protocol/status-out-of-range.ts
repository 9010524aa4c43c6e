import type { Fault } from '../../fault.ts';
import { onRefusal } from '../bend.ts';
import { canBeInvalid } from '../visible.ts';

/** Refuses with the status 600. */
export const statusOutOfRange: Fault = {
  id: 'status-out-of-range',
  family: 'protocol',
  summary: 'refuses with the status 600',
  provokes: 'status-valid',
  also: [
    'status-documented',
    'no-server-error',
    'content-type-documented',
    'body-matches-schema',
    'headers-match-schema',
    'problem-status-matches',
  ],
  appliesTo: canBeInvalid,
  answer: onRefusal(['parameter', 'body-schema'], (answer) => ({ ...answer, status: 600 })),
};
