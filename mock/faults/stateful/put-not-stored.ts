import type { Fault } from '../../fault.ts';
import { ownKinds } from '../sample-answers.ts';

/** Answers a replacement and forgets it. */
export const putNotStored: Fault = {
  id: 'put-not-stored',
  family: 'stateful',
  summary: 'answers a replacement and forgets it',
  provokes: 'read-your-writes',
  also: [],
  appliesTo: (operation, document, all) => ownKinds(document, all).some((kind) => kind.replace === operation),
  lapse: 'put-not-stored',
};
