import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { hiddenMember, withHiddenMember } from '../hidden-member.ts';

/** Returns a write-only member. */
export const writeOnlyReturned: Fault = {
  id: 'write-only-returned',
  family: 'contract',
  summary: 'returns a write-only member',
  provokes: 'write-only-not-returned',
  also: ['body-matches-schema'],
  appliesTo: (operation, document) => hiddenMember(operation, document) !== undefined,
  answer: onSuccess((answer, { operation, document }) => withHiddenMember(answer, operation, document)),
};
