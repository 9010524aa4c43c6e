import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { withWrongField, wrongField } from '../response-fields.ts';

/** Gives a header field a value outside its schema. */
export const headerWrong: Fault = {
  id: 'header-wrong',
  family: 'contract',
  summary: 'gives a header field a value outside its schema',
  provokes: 'headers-match-schema',
  also: [],
  appliesTo: (operation, document) => wrongField(operation, document) !== undefined,
  answer: onSuccess((answer, { operation, document }) => withWrongField(answer, operation, document)),
};
