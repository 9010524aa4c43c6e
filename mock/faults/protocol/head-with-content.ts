import type { Fault } from '../../fault.ts';
import { sampleAnswer } from '../sample-answers.ts';
import { isFirstAtPath } from '../visible.ts';
import { wireBytes } from '../wire-bytes.ts';

/** Answers HEAD with content. */
export const headWithContent: Fault = {
  id: 'head-with-content',
  family: 'protocol',
  summary: 'answers HEAD with content',
  provokes: 'head-has-no-content',
  also: ['answers'],
  appliesTo: (operation, document, all) =>
    operation.method === 'GET' &&
    isFirstAtPath(operation, all) &&
    (sampleAnswer(operation, document).body?.length ?? 0) > 0,
  answer: (answer, { head }) => (head ? { ...answer, raw: wireBytes(answer) } : answer),
};
