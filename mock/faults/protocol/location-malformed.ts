import type { Fault } from '../../fault.ts';
import { onSuccess, withField } from '../bend.ts';

/** Gives a Location that is no URI reference. */
export const locationMalformed: Fault = {
  id: 'location-malformed',
  family: 'protocol',
  summary: 'gives a Location that is no URI reference',
  provokes: 'location-valid',
  also: ['headers-match-schema', 'location-resolves'],
  appliesTo: () => true,
  answer: onSuccess((answer) => withField(answer, 'Location', 'not a {uri}')),
};
