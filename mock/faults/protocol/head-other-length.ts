import type { Fault } from '../../fault.ts';
import { onSuccess, withField } from '../bend.ts';
import { sampleAnswer } from '../sample-answers.ts';

/** Gives HEAD another Content-Length than GET. */
export const headOtherLength: Fault = {
  id: 'head-other-length',
  family: 'protocol',
  summary: 'gives HEAD another Content-Length than GET',
  provokes: 'head-content-length',
  also: [],
  appliesTo: (operation, document, all) =>
    operation.method === 'GET' &&
    !all.some(({ method, path }) => method === 'HEAD' && path === operation.path) &&
    (sampleAnswer(operation, document).body?.length ?? 0) > 0,
  answer: onSuccess((answer, { head }) =>
    head ? withField(answer, 'Content-Length', String((answer.body?.length ?? 0) + 7)) : answer,
  ),
};
