import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { besideBody, spoiled, spoils } from '../spoil.ts';

/** Gives a member a text that is not of its format in its answers. */
export const bodyWrongFormat: Fault = {
  id: 'body-wrong-format',
  family: 'contract',
  summary: 'gives a member a text that is not of its format in its answers',
  provokes: 'body-matches-schema',
  also: besideBody,
  appliesTo: (operation, document) => spoils(operation, document, 'format'),
  answer: onSuccess((answer, { operation, document }) => spoiled(answer, operation, document, 'format') ?? answer),
};
