import type { Fault } from '../../fault.ts';
import { keptModels } from '../sample-answers.ts';

/** Gives what it creates the identifier of what is there. */
export const identifierReused: Fault = {
  id: 'identifier-reused',
  family: 'stateful',
  summary: 'gives what it creates the identifier of what is there',
  provokes: 'created-is-new',
  also: ['read-your-writes', 'others-untouched', 'listed-after-create', 'pages-disjoint'],
  appliesTo: (operation, document, all) =>
    keptModels(document, all).some(
      ({ kind, creates }) =>
        creates && kind.create === operation && kind.read !== undefined && operation.responses.has('201'),
    ),
  lapse: 'identifier-reused',
};
