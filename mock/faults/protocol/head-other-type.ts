import type { Fault } from '../../fault.ts';
import { onSuccess, withField } from '../bend.ts';
import { sampleAnswer } from '../sample-answers.ts';

/** Labels HEAD otherwise than GET. */
export const headOtherType: Fault = {
  id: 'head-other-type',
  family: 'protocol',
  summary: 'labels HEAD otherwise than GET',
  provokes: 'head-fields-match-get',
  also: [],
  appliesTo: (operation, document, all) =>
    operation.method === 'GET' &&
    !all.some(({ method, path }) => method === 'HEAD' && path === operation.path) &&
    (sampleAnswer(operation, document).body?.length ?? 0) > 0,
  answer: onSuccess((answer, { head }) =>
    head ? withField(answer, 'Content-Type', 'application/octet-stream') : answer,
  ),
};
