import type { Fault } from '../../fault.ts';
import { keptKinds } from '../sample-answers.ts';

/** Forgets what it created. */
export const createNotStored: Fault = {
  id: 'create-not-stored',
  family: 'stateful',
  summary: 'forgets what it created',
  provokes: 'read-your-writes',
  // What is not there may be read as something else.
  also: ['location-resolves', 'links-resolve', 'listed-after-create', 'duplicate-keys-agree', 'identity-kept'],
  appliesTo: (operation, document, all) =>
    keptKinds(document, all).some((kind) => kind.create === operation && kind.read !== undefined),
  lapse: 'create-not-stored',
};
