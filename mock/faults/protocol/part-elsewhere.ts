import type { Fault } from '../../fault.ts';
import { onSuccess, withField } from '../bend.ts';

/** Answers the last octet when it is asked for the first. */
export const partElsewhere: Fault = {
  id: 'part-elsewhere',
  family: 'protocol',
  summary: 'answers other octets than those that Content-Range names',
  provokes: 'range-honoured',
  also: [],
  appliesTo: ({ method, responses }) => method === 'GET' && responses.has('200') && responses.has('206'),
  answer: onSuccess((answer, { request, head }) => {
    if (head || answer.status !== 200 || !answer.body || request.headers.range === undefined) return answer;
    const { length } = answer.body;
    const part = { ...answer, status: 206, body: answer.body.subarray(length - 1) };
    return withField(part, 'Content-Range', `bytes 0-0/${length}`);
  }),
};
