import type { Fault } from '../../fault.ts';
import { keptKinds } from '../sample-answers.ts';

/** Answers a replacement and forgets it. */
export const putNotStored: Fault = {
  id: 'put-not-stored',
  family: 'stateful',
  summary: 'answers a replacement and forgets it',
  provokes: 'read-your-writes',
  also: [],
  appliesTo: (operation, document, all) =>
    keptKinds(document, all).some(
      (kind) => kind.replace === operation && kind.create !== undefined && kind.read !== undefined,
    ),
  lapse: 'put-not-stored',
};
