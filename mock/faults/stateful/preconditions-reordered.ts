import type { Fault } from '../../fault.ts';
import { fieldOf, onSuccess } from '../bend.ts';
import { sampleAnswer } from '../sample-answers.ts';

/** Lets If-Modified-Since decide beside If-None-Match. */
export const preconditionsReordered: Fault = {
  id: 'preconditions-reordered',
  family: 'stateful',
  summary: 'lets If-Modified-Since decide beside If-None-Match',
  provokes: 'precondition-order',
  also: [],
  needs: { check: 'precondition-order' },
  appliesTo: (operation, document) =>
    operation.method === 'GET' && fieldOf(sampleAnswer(operation, document), 'etag') !== undefined,
  answer: onSuccess((answer, { request }) =>
    request.headers['if-modified-since'] === undefined
      ? answer
      : { status: 304, headers: answer.headers.filter(([name]) => /^(etag|cache-control|vary)$/i.test(name)) },
  ),
};
