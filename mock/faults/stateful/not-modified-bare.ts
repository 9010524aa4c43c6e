import type { Fault } from '../../fault.ts';
import { withoutField } from '../bend.ts';
import { conditional } from '../preconditions.ts';

/** Answers 304 without the entity tag. */
export const notModifiedBare: Fault = {
  id: 'not-modified-bare',
  family: 'stateful',
  summary: 'answers 304 without the entity tag',
  provokes: 'not-modified-keeps-fields',
  also: ['headers-match-schema'],
  appliesTo: (operation) => operation.method === 'GET' && conditional(operation),
  answer: (answer) => (answer.status === 304 ? withoutField(answer, 'ETag') : answer),
};
