import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { besideBody, spoiled, spoils } from '../spoil.ts';

/** Gives a text that is too long in its answers. */
export const bodyTooLong: Fault = {
  id: 'body-too-long',
  family: 'contract',
  summary: 'gives a text that is too long in its answers',
  provokes: 'body-matches-schema',
  also: besideBody,
  appliesTo: (operation, document) => spoils(operation, document, 'maxLength'),
  answer: onSuccess((answer, { operation, document }) => spoiled(answer, operation, document, 'maxLength') ?? answer),
};
