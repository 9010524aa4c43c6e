import type { Fault } from '../../fault.ts';
import { jsonOf, onSuccess } from '../bend.ts';
import { isFilled, withHugeInteger } from '../json-bytes.ts';
import { sampleAnswer } from '../sample-answers.ts';
import { besideBody } from '../spoil.ts';

/** Writes integers that no double holds. */
export const jsonIntegerInexact: Fault = {
  id: 'json-integer-inexact',
  family: 'json',
  summary: 'writes integers that no double holds',
  provokes: 'json-integers-exact',
  also: [...besideBody.filter((id) => id !== 'json-integers-exact'), 'body-matches-schema'],
  appliesTo: (operation, document) => isFilled(jsonOf(sampleAnswer(operation, document))),
  answer: onSuccess((answer) => withHugeInteger(answer)),
};
