import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { besideBody, spoiled, spoils } from '../spoil.ts';

/** Gives a constant another value in its answers. */
export const bodyWrongConstant: Fault = {
  id: 'body-wrong-constant',
  family: 'contract',
  summary: 'gives a constant another value in its answers',
  provokes: 'body-matches-schema',
  also: besideBody,
  appliesTo: (operation, document) => spoils(operation, document, 'const'),
  answer: onSuccess((answer, { operation, document }) => spoiled(answer, operation, document, 'const') ?? answer),
};
