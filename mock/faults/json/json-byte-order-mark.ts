import type { Fault } from '../../fault.ts';
import { jsonOf, onSuccess, withText } from '../bend.ts';
import { sampleAnswer } from '../sample-answers.ts';
import { besideBody } from '../spoil.ts';

/** Begins its JSON with a byte order mark. */
export const jsonByteOrderMark: Fault = {
  id: 'json-byte-order-mark',
  family: 'json',
  summary: 'begins its JSON with a byte order mark',
  provokes: 'json-no-bom',
  also: [...besideBody, 'body-matches-schema', 'json-well-formed'],
  appliesTo: (operation, document) => jsonOf(sampleAnswer(operation, document)) !== undefined,
  answer: onSuccess((answer) => (jsonOf(answer) === undefined ? answer : withText(answer, `\uFEFF${answer.body}`))),
};
