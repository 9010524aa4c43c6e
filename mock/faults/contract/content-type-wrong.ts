import type { Fault } from '../../fault.ts';
import { jsonOf, onSuccess, withField } from '../bend.ts';
import { describedJson, sampleAnswer } from '../sample-answers.ts';
import { besideBody } from '../spoil.ts';

/** Labels its JSON as text/html. */
export const contentTypeWrong: Fault = {
  id: 'content-type-wrong',
  family: 'contract',
  summary: 'labels its JSON as text/html',
  provokes: 'content-type-documented',
  also: [...besideBody, 'head-fields-match-get'],
  appliesTo: (operation, document) =>
    describedJson(operation, sampleAnswer(operation, document)) !== undefined &&
    ![...operation.responses.values()].some(({ content }) => content?.some(({ range }) => /^(text|\*)\//.test(range))),
  answer: onSuccess((answer) =>
    jsonOf(answer) === undefined ? answer : withField(answer, 'Content-Type', 'text/html'),
  ),
};
