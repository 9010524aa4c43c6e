import type { Fault } from '../../fault.ts';
import { takesMergePatch } from '../media-types.ts';
import { keptKinds } from '../sample-answers.ts';

/** Adds the same merge patch to what is there once more. */
export const mergePatchAccumulates: Fault = {
  id: 'merge-patch-accumulates',
  family: 'stateful',
  summary: 'adds the same merge patch to what is there once more',
  provokes: 'merge-patch-idempotent',
  also: [],
  needs: { check: 'merge-patch-idempotent', profile: 'merge-patch' },
  appliesTo: (operation, document, all) =>
    takesMergePatch(operation) &&
    keptKinds(document, all).some(
      (kind) => kind.patch === operation && kind.create !== undefined && kind.read !== undefined,
    ),
  lapse: 'merge-patch-accumulates',
};
