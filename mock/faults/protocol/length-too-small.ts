import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { sampleAnswer } from '../sample-answers.ts';
import { wireBytes } from '../wire-bytes.ts';

/** Sends more octets than it announces. */
export const lengthTooSmall: Fault = {
  id: 'length-too-small',
  family: 'protocol',
  summary: 'sends more octets than it announces',
  provokes: 'content-length-accurate',
  also: ['answers', 'head-has-no-content'],
  appliesTo: (operation, document) => (sampleAnswer(operation, document).body?.length ?? 0) > 0,
  answer: onSuccess((answer, { head }) =>
    head || !answer.body || answer.body.length === 0
      ? answer
      : { ...answer, raw: Buffer.concat([wireBytes(answer), Buffer.from('more')]) },
  ),
};
