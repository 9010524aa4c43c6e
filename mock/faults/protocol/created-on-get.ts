import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';

/** Answers 201 to GET. */
export const createdOnGet: Fault = {
  id: 'created-on-get',
  family: 'protocol',
  summary: 'answers 201 to GET',
  provokes: 'status-fits-method',
  also: ['status-documented', 'created-has-location', 'location-valid'],
  appliesTo: (operation) => operation.method === 'GET' && !operation.responses.has('201'),
  answer: onSuccess((answer) => (answer.status === 200 ? { ...answer, status: 201 } : answer)),
};
