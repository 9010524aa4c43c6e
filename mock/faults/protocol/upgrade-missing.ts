import type { Fault } from '../../fault.ts';
import { onRefusal } from '../bend.ts';
import { canBeInvalid } from '../visible.ts';

/** Answers 426 to invalid requests and does not say what to upgrade to. */
export const upgradeMissing: Fault = {
  id: 'upgrade-missing',
  family: 'protocol',
  summary: 'answers 426 to invalid requests and does not say what to upgrade to',
  provokes: 'upgrade-on-426',
  also: [
    'status-documented',
    'content-type-documented',
    'body-matches-schema',
    'headers-match-schema',
    'problem-status-matches',
    'status-fits-method',
  ],
  appliesTo: canBeInvalid,
  answer: onRefusal(['parameter', 'body-schema'], (answer) => ({ ...answer, status: 426 })),
};
