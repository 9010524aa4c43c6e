import type { Fault } from '../../fault.ts';
import { keptKinds } from '../sample-answers.ts';

/** Does not list what it created. */
export const createNotListed: Fault = {
  id: 'create-not-listed',
  family: 'stateful',
  summary: 'does not list what it created',
  provokes: 'listed-after-create',
  also: [],
  appliesTo: (operation, document, all) =>
    keptKinds(document, all).some((kind) => kind.create === operation && kind.list !== undefined),
  lapse: 'create-not-listed',
};
