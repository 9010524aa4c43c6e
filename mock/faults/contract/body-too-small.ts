import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { besideBody, spoiled, spoils } from '../spoil.ts';

/** Gives a number below its minimum in its answers. */
export const bodyTooSmall: Fault = {
  id: 'body-too-small',
  family: 'contract',
  summary: 'gives a number below its minimum in its answers',
  provokes: 'body-matches-schema',
  also: besideBody,
  appliesTo: (operation, document) => spoils(operation, document, 'minimum'),
  answer: onSuccess((answer, { operation, document }) => spoiled(answer, operation, document, 'minimum') ?? answer),
};
