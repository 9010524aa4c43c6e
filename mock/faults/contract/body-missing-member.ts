import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { besideBody, spoiled, spoils } from '../spoil.ts';

/** Leaves out a required member in its answers. */
export const bodyMissingMember: Fault = {
  id: 'body-missing-member',
  family: 'contract',
  summary: 'leaves out a required member in its answers',
  provokes: 'body-matches-schema',
  also: besideBody,
  appliesTo: (operation, document) => spoils(operation, document, 'required'),
  answer: onSuccess((answer, { operation, document }) => spoiled(answer, operation, document, 'required') ?? answer),
};
