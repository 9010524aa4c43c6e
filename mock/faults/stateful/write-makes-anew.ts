import type { Fault } from '../../fault.ts';
import { madeAtMember } from '../../resources/astray.ts';
import { keptModels } from '../sample-answers.ts';

/** Says after a write that the resource was made at another time. */
export const writeMakesAnew: Fault = {
  id: 'write-makes-anew',
  family: 'stateful',
  summary: 'says after a write that the resource was made at another time',
  provokes: 'identity-kept',
  also: ['read-your-writes', 'merge-patch-applied', 'read-only-not-written'],
  appliesTo: (operation, document, all) =>
    keptModels(document, all).some(
      ({ kind, full, writable }) =>
        (kind.replace === operation || kind.patch === operation) &&
        kind.create !== undefined &&
        kind.read !== undefined &&
        madeAtMember(full) !== undefined &&
        !writable(operation).has(madeAtMember(full) ?? ''),
    ),
  lapse: 'write-makes-anew',
};
