import { isObject } from '../../../openapi/json.ts';
import type { Fault } from '../../fault.ts';
import { jsonOf, onSuccess, withJson } from '../bend.ts';
import { sampleAnswer } from '../sample-answers.ts';

/** Says in a successful answer that the request failed. */
export const failureAsSuccess: Fault = {
  id: 'failure-as-success',
  family: 'protocol',
  summary: 'says in a successful answer that the request failed',
  provokes: 'status-agrees-with-body',
  also: [],
  needs: { check: 'status-agrees-with-body' },
  appliesTo: (operation, document) => isObject(jsonOf(sampleAnswer(operation, document))),
  answer: onSuccess((answer) => {
    const body = jsonOf(answer);
    return isObject(body) ? withJson(answer, { ...body, success: false }) : answer;
  }),
};
