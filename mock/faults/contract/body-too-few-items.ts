import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { besideBody, spoiled, spoils } from '../spoil.ts';

/** Gives a list with too few items in its answers. */
export const bodyTooFewItems: Fault = {
  id: 'body-too-few-items',
  family: 'contract',
  summary: 'gives a list with too few items in its answers',
  provokes: 'body-matches-schema',
  also: besideBody,
  appliesTo: (operation, document) => spoils(operation, document, 'minItems'),
  answer: onSuccess((answer, { operation, document }) => spoiled(answer, operation, document, 'minItems') ?? answer),
};
