import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { besideBody, spoiled, spoils } from '../spoil.ts';

/** Adds a member to a closed object in its answers. */
export const bodyExtraMember: Fault = {
  id: 'body-extra-member',
  family: 'contract',
  summary: 'adds a member to a closed object in its answers',
  provokes: 'body-matches-schema',
  also: besideBody,
  appliesTo: (operation, document) => spoils(operation, document, 'additionalProperties'),
  answer: onSuccess(
    (answer, { operation, document }) => spoiled(answer, operation, document, 'additionalProperties') ?? answer,
  ),
};
