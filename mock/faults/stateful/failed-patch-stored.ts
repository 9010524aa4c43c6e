import type { Fault } from '../../fault.ts';
import { ownKinds } from '../sample-answers.ts';

/** Stores the patch that it refuses. */
export const failedPatchStored: Fault = {
  id: 'failed-patch-stored',
  family: 'stateful',
  summary: 'stores the patch that it refuses',
  provokes: 'patch-atomic',
  also: [],
  appliesTo: (operation, document, all) => ownKinds(document, all).some((kind) => kind.patch === operation),
  lapse: 'refused-write-stored',
};
