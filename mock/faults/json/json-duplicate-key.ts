import type { Fault } from '../../fault.ts';
import { jsonOf, onSuccess } from '../bend.ts';
import { isFilled, withDuplicateKey } from '../json-bytes.ts';
import { sampleAnswer } from '../sample-answers.ts';
import { besideBody } from '../spoil.ts';

/** Gives a member twice. */
export const jsonDuplicateKey: Fault = {
  id: 'json-duplicate-key',
  family: 'json',
  summary: 'gives a member twice',
  provokes: 'json-keys-unique',
  also: [...besideBody, 'body-matches-schema'],
  appliesTo: (operation, document) => isFilled(jsonOf(sampleAnswer(operation, document))),
  answer: onSuccess((answer) => withDuplicateKey(answer)),
};
