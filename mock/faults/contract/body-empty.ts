import type { Fault } from '../../fault.ts';
import { onSuccess, withoutField } from '../bend.ts';
import { describedJson, sampleAnswer } from '../sample-answers.ts';
import { besideBody } from '../spoil.ts';

/** Leaves its documented content out. */
export const bodyEmpty: Fault = {
  id: 'body-empty',
  family: 'contract',
  summary: 'leaves its documented content out',
  provokes: 'body-presence-documented',
  also: besideBody,
  appliesTo: (operation, document) => describedJson(operation, sampleAnswer(operation, document)) !== undefined,
  answer: onSuccess((answer) =>
    answer.body === undefined ? answer : { ...withoutField(answer, 'Content-Type'), body: undefined },
  ),
};
