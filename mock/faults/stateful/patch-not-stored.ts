import type { Fault } from '../../fault.ts';
import { keptKinds } from '../sample-answers.ts';

/** Answers a patch and forgets it. */
export const patchNotStored: Fault = {
  id: 'patch-not-stored',
  family: 'stateful',
  summary: 'answers a patch and forgets it',
  provokes: 'read-your-writes',
  also: ['merge-patch-applied'],
  appliesTo: (operation, document, all) =>
    keptKinds(document, all).some(
      (kind) => kind.patch === operation && kind.create !== undefined && kind.read !== undefined,
    ),
  lapse: 'patch-not-stored',
};
