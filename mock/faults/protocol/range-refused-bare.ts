import type { Fault } from '../../fault.ts';
import { onRefusal } from '../bend.ts';
import { canBeInvalid } from '../visible.ts';

/** Answers 416 to invalid requests without Content-Range. */
export const rangeRefusedBare: Fault = {
  id: 'range-refused-bare',
  family: 'protocol',
  summary: 'answers 416 to invalid requests without Content-Range',
  provokes: 'content-range-on-416',
  also: [
    'status-documented',
    'content-type-documented',
    'body-matches-schema',
    'headers-match-schema',
    'problem-status-matches',
    'status-fits-method',
  ],
  appliesTo: canBeInvalid,
  answer: onRefusal(['parameter', 'body-schema'], (answer) => ({ ...answer, status: 416 })),
};
