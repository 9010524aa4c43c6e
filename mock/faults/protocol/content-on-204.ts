import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { sampleAnswer } from '../sample-answers.ts';
import { wireBytes } from '../wire-bytes.ts';

/** Sends content behind a 204. */
export const contentOn204: Fault = {
  id: 'content-on-204',
  family: 'protocol',
  summary: 'sends content behind a 204',
  provokes: 'no-content-statuses-empty',
  also: ['answers'],
  appliesTo: (operation, document) => sampleAnswer(operation, document).status === 204,
  answer: onSuccess((answer) =>
    answer.status === 204 ? { ...answer, raw: wireBytes({ ...answer, body: Buffer.from('{}') }) } : answer,
  ),
};
