import type { Fault } from '../../fault.ts';
import { onSuccess, withoutField } from '../bend.ts';
import { sampleAnswer } from '../sample-answers.ts';
import { besideBody } from '../spoil.ts';

/** Does not say what its content is. */
export const contentTypeMissing: Fault = {
  id: 'content-type-missing',
  family: 'protocol',
  summary: 'does not say what its content is',
  provokes: 'content-type-present',
  also: [...besideBody, 'content-type-documented', 'body-matches-schema'],
  appliesTo: (operation, document) => (sampleAnswer(operation, document).body?.length ?? 0) > 0,
  answer: onSuccess((answer) => withoutField(answer, 'Content-Type')),
};
