import type { Fault } from '../../fault.ts';
import { keptKinds } from '../sample-answers.ts';

/** Forgets the members that a patch does not name. */
export const patchDropsOthers: Fault = {
  id: 'patch-drops-others',
  family: 'stateful',
  summary: 'forgets the members that a patch does not name',
  provokes: 'read-your-writes',
  also: ['merge-patch-applied'],
  appliesTo: (operation, document, all) =>
    keptKinds(document, all).some(
      (kind) => kind.patch === operation && kind.create !== undefined && kind.read !== undefined,
    ),
  lapse: 'patch-drops-others',
};
