import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { besideBody, spoiled, spoils } from '../spoil.ts';

/** Gives a member a value outside its enum in its answers. */
export const bodyUnknownValue: Fault = {
  id: 'body-unknown-value',
  family: 'contract',
  summary: 'gives a member a value outside its enum in its answers',
  provokes: 'body-matches-schema',
  also: besideBody,
  appliesTo: (operation, document) => spoils(operation, document, 'enum'),
  answer: onSuccess((answer, { operation, document }) => spoiled(answer, operation, document, 'enum') ?? answer),
};
