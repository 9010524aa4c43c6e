import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { besideBody, spoiled, spoils } from '../spoil.ts';

/** Gives a number above its maximum in its answers. */
export const bodyTooLarge: Fault = {
  id: 'body-too-large',
  family: 'contract',
  summary: 'gives a number above its maximum in its answers',
  provokes: 'body-matches-schema',
  also: besideBody,
  appliesTo: (operation, document) => spoils(operation, document, 'maximum'),
  answer: onSuccess((answer, { operation, document }) => spoiled(answer, operation, document, 'maximum') ?? answer),
};
