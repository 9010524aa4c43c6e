import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';

/** Takes half a second for its answers. */
export const slow: Fault = {
  id: 'slow',
  family: 'contract',
  summary: 'takes half a second for its answers',
  provokes: 'response-time',
  also: [],
  needs: { option: 'max-response-time' },
  appliesTo: () => true,
  answer: onSuccess((answer) => ({ ...answer, delay: 500 })),
};
