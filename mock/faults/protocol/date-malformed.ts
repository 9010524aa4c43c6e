import type { Fault } from '../../fault.ts';
import { onSuccess, withField } from '../bend.ts';

/** Writes dates as ISO 8601. */
export const dateMalformed: Fault = {
  id: 'date-malformed',
  family: 'protocol',
  summary: 'writes dates as ISO 8601',
  provokes: 'http-dates-valid',
  also: [],
  appliesTo: () => true,
  answer: onSuccess((answer) => withField(answer, 'Last-Modified', '2024-05-01T10:00:00Z')),
};
