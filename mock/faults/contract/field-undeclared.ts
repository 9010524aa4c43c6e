import { successOf } from '../../answers/documented.ts';
import type { Fault } from '../../fault.ts';
import { onSuccess, withField } from '../bend.ts';

/** Sends a field that the document does not mention. */
export const fieldUndeclared: Fault = {
  id: 'field-undeclared',
  family: 'contract',
  summary: 'sends a field that the document does not mention',
  provokes: 'undeclared-observed',
  also: [],
  needs: { check: 'undeclared-observed' },
  appliesTo: (operation) => successOf(operation).response !== undefined,
  answer: onSuccess((answer) => withField(answer, 'X-Mock-Undeclared', '1')),
};
