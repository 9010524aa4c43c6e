import type { Fault } from '../../fault.ts';
import { keptKinds } from '../sample-answers.ts';

/** Carries a write out on every resource of the collection. */
export const writeChangesOthers: Fault = {
  id: 'write-changes-others',
  family: 'stateful',
  summary: 'carries a write out on every resource of the collection',
  provokes: 'others-untouched',
  also: [],
  appliesTo: (operation, document, all) =>
    keptKinds(document, all).some(
      (kind) =>
        (kind.replace === operation || kind.patch === operation) &&
        kind.create !== undefined &&
        kind.read !== undefined,
    ),
  lapse: 'write-changes-others',
};
