import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';

/** Answers without Date. */
export const dateMissing: Fault = {
  id: 'date-missing',
  family: 'protocol',
  summary: 'answers without Date',
  provokes: 'date-present',
  also: [],
  needs: { check: 'date-present' },
  appliesTo: () => true,
  answer: onSuccess((answer) => ({ ...answer, undated: true })),
};
