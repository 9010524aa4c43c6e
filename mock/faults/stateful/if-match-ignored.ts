import type { Fault } from '../../fault.ts';
import { preconditions } from '../preconditions.ts';
import { keptKinds } from '../sample-answers.ts';

/** Writes although If-Match names another version. */
export const ifMatchIgnored: Fault = {
  id: 'if-match-ignored',
  family: 'stateful',
  summary: 'writes although If-Match names another version',
  provokes: 'if-match-prevents-write',
  also: [],
  appliesTo: (operation, document, all) =>
    preconditions(operation) &&
    keptKinds(document, all).some(
      (kind) =>
        kind.create !== undefined &&
        kind.read !== undefined &&
        (kind.replace === operation || kind.patch === operation || kind.remove === operation),
    ),
  lapse: 'if-match-ignored',
};
