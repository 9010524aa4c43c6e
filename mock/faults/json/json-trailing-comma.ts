import type { Fault } from '../../fault.ts';
import { jsonOf, onSuccess } from '../bend.ts';
import { isFilled, withTrailingComma } from '../json-bytes.ts';
import { sampleAnswer } from '../sample-answers.ts';
import { besideBody } from '../spoil.ts';

/** Ends its JSON objects with a comma. */
export const jsonTrailingComma: Fault = {
  id: 'json-trailing-comma',
  family: 'json',
  summary: 'ends its JSON objects with a comma',
  provokes: 'json-well-formed',
  also: [...besideBody, 'body-matches-schema'],
  appliesTo: (operation, document) => isFilled(jsonOf(sampleAnswer(operation, document))),
  answer: onSuccess((answer) => withTrailingComma(answer)),
};
