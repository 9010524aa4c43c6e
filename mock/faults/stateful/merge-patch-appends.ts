import type { Fault } from '../../fault.ts';
import { takesMergePatch } from '../media-types.ts';
import { keptKinds } from '../sample-answers.ts';
import { requestPlaces } from '../visible.ts';

/** Appends the items of a merge patch to the list that is there. */
export const mergePatchAppends: Fault = {
  id: 'merge-patch-appends',
  family: 'stateful',
  summary: 'appends the items of a merge patch to the list that is there',
  provokes: 'merge-patch-arrays-replaced',
  also: [],
  needs: { check: 'merge-patch-arrays-replaced', profile: 'merge-patch' },
  appliesTo: (operation, document, all) =>
    takesMergePatch(operation) &&
    requestPlaces(operation, document).some(({ part, schema }) => part === 'body' && schema.type === 'array') &&
    keptKinds(document, all).some(
      (kind) => kind.patch === operation && kind.create !== undefined && kind.read !== undefined,
    ),
  lapse: 'merge-patch-appends',
};
