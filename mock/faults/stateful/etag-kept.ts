import type { Fault } from '../../fault.ts';
import { fieldOf, onSuccess } from '../bend.ts';
import { describedJson, sampleAnswer } from '../sample-answers.ts';

/** Sends other octets under the same strong ETag every second time. */
export const etagKept: Fault = {
  id: 'etag-kept',
  family: 'stateful',
  summary: 'sends other octets under the same strong ETag every second time',
  provokes: 'etag-strong',
  also: ['head-content-length'],
  appliesTo(operation, document) {
    const sample = sampleAnswer(operation, document);
    const declared = [...operation.responses.values()].some(({ headers }) =>
      headers.some(({ name }) => name.toLowerCase() === 'etag'),
    );
    return operation.method === 'GET' && declared && describedJson(operation, sample) !== undefined;
  },
  answer: onSuccess((answer, { operation, count, head }) =>
    head || !answer.body || !fieldOf(answer, 'etag')?.startsWith('"') || !describedJson(operation, answer)
      ? answer
      : { ...answer, body: count % 2 === 0 ? answer.body : Buffer.concat([answer.body, Buffer.from('\n')]) },
  ),
};
