import type { Fault } from '../../fault.ts';
import { keptModels } from '../sample-answers.ts';
import { demandedMembers } from '../visible.ts';

/** Forgets the members that a patch does not name. */
export const patchDropsOthers: Fault = {
  id: 'patch-drops-others',
  family: 'stateful',
  summary: 'forgets the members that a patch does not name',
  provokes: 'read-your-writes',
  also: ['merge-patch-applied'],
  appliesTo: (operation, document, all) =>
    keptModels(document, all).some(
      ({ kind, writable }) =>
        kind.patch === operation &&
        kind.read !== undefined &&
        kind.create !== undefined &&
        [...writable(kind.create)].some((name) => !demandedMembers(operation, document).has(name)),
    ),
  lapse: 'patch-drops-others',
};
