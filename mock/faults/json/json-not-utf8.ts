import type { Fault } from '../../fault.ts';
import { jsonOf, onSuccess } from '../bend.ts';
import { isFilled, withBadOctet } from '../json-bytes.ts';
import { sampleAnswer } from '../sample-answers.ts';
import { besideBody } from '../spoil.ts';

/** Sends JSON that is no UTF-8. */
export const jsonNotUtf8: Fault = {
  id: 'json-not-utf8',
  family: 'json',
  summary: 'sends JSON that is no UTF-8',
  provokes: 'json-utf8',
  also: [...besideBody, 'body-matches-schema', 'json-well-formed'],
  appliesTo: (operation, document) => isFilled(jsonOf(sampleAnswer(operation, document))),
  answer: onSuccess((answer) => withBadOctet(answer)),
};
