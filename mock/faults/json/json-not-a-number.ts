import type { Fault } from '../../fault.ts';
import { jsonOf, onSuccess, withText } from '../bend.ts';
import { sampleAnswer } from '../sample-answers.ts';
import { besideBody } from '../spoil.ts';

/** Writes NaN for a number. */
export const jsonNotANumber: Fault = {
  id: 'json-not-a-number',
  family: 'json',
  summary: 'writes NaN for a number',
  provokes: 'json-well-formed',
  also: [...besideBody, 'body-matches-schema'],
  appliesTo: (operation, document) =>
    /:\d/.test(String(sampleAnswer(operation, document).body ?? '')) &&
    jsonOf(sampleAnswer(operation, document)) !== undefined,
  answer: onSuccess((answer) =>
    jsonOf(answer) === undefined ? answer : withText(answer, String(answer.body).replace(/:-?\d+(\.\d+)?/, ':NaN')),
  ),
};
