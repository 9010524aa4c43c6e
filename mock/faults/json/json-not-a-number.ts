import type { Fault } from '../../fault.ts';
import { jsonOf, onSuccess } from '../bend.ts';
import { isFilled, withNotANumber } from '../json-bytes.ts';
import { sampleAnswer } from '../sample-answers.ts';
import { besideBody } from '../spoil.ts';

/** Writes NaN for a number. */
export const jsonNotANumber: Fault = {
  id: 'json-not-a-number',
  family: 'json',
  summary: 'writes NaN for a number',
  provokes: 'json-well-formed',
  also: [...besideBody, 'body-matches-schema'],
  appliesTo: (operation, document) => isFilled(jsonOf(sampleAnswer(operation, document))),
  answer: onSuccess(withNotANumber),
};
