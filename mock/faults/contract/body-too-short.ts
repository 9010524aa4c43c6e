import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { besideBody, spoiled, spoils } from '../spoil.ts';

/** Gives a text that is too short in its answers. */
export const bodyTooShort: Fault = {
  id: 'body-too-short',
  family: 'contract',
  summary: 'gives a text that is too short in its answers',
  provokes: 'body-matches-schema',
  also: besideBody,
  appliesTo: (operation, document) => spoils(operation, document, 'minLength'),
  answer: onSuccess((answer, { operation, document }) => spoiled(answer, operation, document, 'minLength') ?? answer),
};
