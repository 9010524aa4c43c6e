import type { Fault } from '../../fault.ts';
import { onSuccess, withoutField } from '../bend.ts';
import { requiredField } from '../response-fields.ts';

/** Leaves out a required header field. */
export const headerMissing: Fault = {
  id: 'header-missing',
  family: 'contract',
  summary: 'leaves out a required header field',
  provokes: 'headers-match-schema',
  also: [],
  appliesTo: (operation) => requiredField(operation) !== undefined,
  answer: onSuccess((answer, { operation }) => withoutField(answer, requiredField(operation) ?? '')),
};
