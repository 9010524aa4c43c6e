import type { Fault } from '../../fault.ts';
import { ownKinds } from '../sample-answers.ts';

/** Stores what it refuses. */
export const failedWriteStored: Fault = {
  id: 'failed-write-stored',
  family: 'stateful',
  summary: 'stores what it refuses',
  provokes: 'failed-write-no-effect',
  also: [],
  appliesTo: (operation, document, all) => ownKinds(document, all).some((kind) => kind.replace === operation),
  lapse: 'refused-write-stored',
};
