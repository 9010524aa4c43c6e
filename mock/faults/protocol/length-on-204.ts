import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { sampleAnswer } from '../sample-answers.ts';

/** Announces the length of the content that a 204 does not have. */
export const lengthOn204: Fault = {
  id: 'length-on-204',
  family: 'protocol',
  summary: 'announces the length of the content that a 204 does not have',
  provokes: 'no-framing-on-204',
  also: [],
  appliesTo: (operation, document) => sampleAnswer(operation, document).status === 204,
  answer: onSuccess((answer) =>
    answer.status === 204 ? { ...answer, headers: [...answer.headers, ['Content-Length', '0']] } : answer,
  ),
};
