import type { Fault } from '../../fault.ts';
import { onSuccess, withField } from '../bend.ts';

/** Sends a Link whose target is not in angle brackets. */
export const linkMalformed: Fault = {
  id: 'link-malformed',
  family: 'protocol',
  summary: 'sends a Link whose target is not in angle brackets',
  provokes: 'link-field-well-formed',
  also: [],
  needs: { check: 'link-field-well-formed' },
  appliesTo: ({ method }) => method === 'GET',
  answer: onSuccess((answer) => withField(answer, 'Link', '/next; rel="next"')),
};
