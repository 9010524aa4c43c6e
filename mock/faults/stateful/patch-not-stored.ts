import type { Fault } from '../../fault.ts';
import { ownKinds } from '../sample-answers.ts';

/** Answers a patch and forgets it. */
export const patchNotStored: Fault = {
  id: 'patch-not-stored',
  family: 'stateful',
  summary: 'answers a patch and forgets it',
  provokes: 'read-your-writes',
  also: ['merge-patch-applied'],
  appliesTo: (operation, document, all) => ownKinds(document, all).some((kind) => kind.patch === operation),
  lapse: 'patch-not-stored',
};
