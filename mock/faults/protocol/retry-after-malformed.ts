import type { Fault } from '../../fault.ts';
import { onSuccess, withField } from '../bend.ts';

/** Says Retry-After: soon. */
export const retryAfterMalformed: Fault = {
  id: 'retry-after-malformed',
  family: 'protocol',
  summary: 'says Retry-After: soon',
  provokes: 'retry-after-valid',
  also: ['headers-match-schema'],
  appliesTo: () => true,
  answer: onSuccess((answer) => withField(answer, 'Retry-After', 'soon')),
};
