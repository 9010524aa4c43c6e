import type { Fault } from '../../fault.ts';
import { takesMergePatch } from '../media-types.ts';
import { keptKinds } from '../sample-answers.ts';

/** Takes an empty merge patch for one of everything. */
export const mergePatchEmptyClears: Fault = {
  id: 'merge-patch-empty-clears',
  family: 'stateful',
  summary: 'takes an empty merge patch for one of everything',
  provokes: 'merge-patch-empty',
  also: [],
  needs: { check: 'merge-patch-empty', profile: 'merge-patch' },
  appliesTo: (operation, document, all) =>
    takesMergePatch(operation) &&
    keptKinds(document, all).some(
      (kind) => kind.patch === operation && kind.create !== undefined && kind.read !== undefined,
    ),
  lapse: 'merge-patch-empty-clears',
};
