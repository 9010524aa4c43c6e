import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { besideBody, spoiled, spoils } from '../spoil.ts';

/** Gives a member another type in its answers. */
export const bodyWrongType: Fault = {
  id: 'body-wrong-type',
  family: 'contract',
  summary: 'gives a member another type in its answers',
  provokes: 'body-matches-schema',
  also: besideBody,
  appliesTo: (operation, document) => spoils(operation, document, 'type'),
  answer: onSuccess((answer, { operation, document }) => spoiled(answer, operation, document, 'type') ?? answer),
};
