import { promisesUniqueness } from '../../../properties/workflows/unique-members.ts';
import type { Fault } from '../../fault.ts';
import { keptModels } from '../sample-answers.ts';

/** Takes what has to be unique twice. */
export const duplicatesAccepted: Fault = {
  id: 'duplicates-accepted',
  family: 'stateful',
  summary: 'takes what has to be unique twice',
  provokes: 'uniqueness-kept',
  also: [],
  appliesTo: (operation, document, all) =>
    promisesUniqueness(operation) &&
    keptModels(document, all).some(
      ({ kind, creates, minimal, writable }) =>
        creates &&
        kind.read !== undefined &&
        kind.create === operation &&
        [...writable(operation)].some((name) => typeof minimal[name] === 'string'),
    ),
  lapse: 'duplicates-accepted',
};
