import type { Fault } from '../../fault.ts';
import { onSuccess, withoutField } from '../bend.ts';
import { besideBody } from '../spoil.ts';

/** Answers 206 without saying which part it is. */
export const partialContentBare: Fault = {
  id: 'partial-content-bare',
  family: 'protocol',
  summary: 'answers 206 without saying which part it is',
  provokes: 'content-range-on-206',
  also: [
    ...besideBody,
    'status-documented',
    'content-type-documented',
    'body-matches-schema',
    'headers-match-schema',
    'body-presence-documented',
  ],
  appliesTo: ({ method }) => method === 'GET',
  answer: onSuccess((answer) =>
    answer.status === 200 ? { ...withoutField(answer, 'Content-Range'), status: 206 } : answer,
  ),
};
