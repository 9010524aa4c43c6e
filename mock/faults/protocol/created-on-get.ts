import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { besideBody } from '../spoil.ts';

/** Answers 201 to GET. */
export const createdOnGet: Fault = {
  id: 'created-on-get',
  family: 'protocol',
  summary: 'answers 201 to GET',
  provokes: 'status-fits-method',
  also: [
    ...besideBody,
    'status-documented',
    'location-valid',
    'body-matches-schema',
    'content-type-documented',
    'headers-match-schema',
    'body-presence-documented',
  ],
  appliesTo: (operation) => operation.method === 'GET' && !operation.responses.has('201'),
  answer: onSuccess((answer) => (answer.status === 200 ? { ...answer, status: 201 } : answer)),
};
