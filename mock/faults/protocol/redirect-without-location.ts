import type { Fault } from '../../fault.ts';
import { onSuccess, withoutField } from '../bend.ts';
import { sampleAnswer } from '../sample-answers.ts';

/** Redirects without saying where to. */
export const redirectWithoutLocation: Fault = {
  id: 'redirect-without-location',
  family: 'protocol',
  summary: 'redirects without saying where to',
  provokes: 'redirect-has-location',
  also: ['headers-match-schema'],
  appliesTo: (operation, document) => [301, 302, 303, 307, 308].includes(sampleAnswer(operation, document).status),
  answer: onSuccess((answer) => withoutField(answer, 'Location')),
};
