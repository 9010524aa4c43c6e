import type { Fault } from '../../fault.ts';
import { fieldOf, onSuccess, withField } from '../bend.ts';
import { keptKinds } from '../sample-answers.ts';

/** Gives a Location that leads nowhere. */
export const locationElsewhere: Fault = {
  id: 'location-elsewhere',
  family: 'stateful',
  summary: 'gives a Location that leads nowhere',
  provokes: 'location-resolves',
  also: ['links-resolve'],
  appliesTo: (operation, document, all) =>
    keptKinds(document, all).some(
      (kind) => kind.create === operation && kind.read !== undefined && operation.responses.has('201'),
    ),
  answer: onSuccess((answer) =>
    answer.status === 201 ? withField(answer, 'Location', `${fieldOf(answer, 'Location') ?? ''}-nowhere/none`) : answer,
  ),
};
