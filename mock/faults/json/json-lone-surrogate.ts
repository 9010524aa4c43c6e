import type { Fault } from '../../fault.ts';
import { jsonOf, onSuccess } from '../bend.ts';
import { isFilled, withLoneSurrogate } from '../json-bytes.ts';
import { sampleAnswer } from '../sample-answers.ts';
import { besideBody } from '../spoil.ts';

/** Writes half a surrogate pair. */
export const jsonLoneSurrogate: Fault = {
  id: 'json-lone-surrogate',
  family: 'json',
  summary: 'writes half a surrogate pair',
  provokes: 'json-utf8',
  also: [...besideBody, 'body-matches-schema'],
  appliesTo: (operation, document) => isFilled(jsonOf(sampleAnswer(operation, document))),
  answer: onSuccess((answer) => withLoneSurrogate(answer)),
};
