import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { besideBody } from '../spoil.ts';
import { undocumentedSuccess } from '../undocumented-success.ts';

/** Answers a success that the document does not mention. */
export const statusUndocumented: Fault = {
  id: 'status-undocumented',
  family: 'contract',
  summary: 'answers a success that the document does not mention',
  provokes: 'status-documented',
  also: [...besideBody, 'if-none-match-304'],
  appliesTo: (operation) => undocumentedSuccess(operation) !== undefined,
  answer: onSuccess((answer, { operation }) => ({
    ...answer,
    status: undocumentedSuccess(operation) ?? answer.status,
  })),
};
