import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { besideBody, spoiled, spoils } from '../spoil.ts';

/** Gives a member another type in every third answer. */
export const bodySometimesWrong: Fault = {
  id: 'body-sometimes-wrong',
  family: 'contract',
  summary: 'gives a member another type in every third answer',
  provokes: 'body-matches-schema',
  also: [...besideBody, 'head-content-length', 'etag-strong', 'safe-methods-change-nothing'],
  appliesTo: (operation, document) => spoils(operation, document, 'type'),
  answer: onSuccess((answer, { operation, document, count }) =>
    count % 3 === 1 ? (spoiled(answer, operation, document, 'type') ?? answer) : answer,
  ),
};
