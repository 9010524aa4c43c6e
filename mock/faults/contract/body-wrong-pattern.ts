import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { besideBody, spoiled, spoils } from '../spoil.ts';

/** Gives a member a text that does not match its pattern in its answers. */
export const bodyWrongPattern: Fault = {
  id: 'body-wrong-pattern',
  family: 'contract',
  summary: 'gives a member a text that does not match its pattern in its answers',
  provokes: 'body-matches-schema',
  also: besideBody,
  appliesTo: (operation, document) => spoils(operation, document, 'pattern'),
  answer: onSuccess((answer, { operation, document }) => spoiled(answer, operation, document, 'pattern') ?? answer),
};
