import type { Fault } from '../../fault.ts';
import { counts } from '../accumulates.ts';
import { keptKinds } from '../sample-answers.ts';

/** Changes a number whenever it is read. */
export const readCounts: Fault = {
  id: 'read-counts',
  family: 'stateful',
  summary: 'changes a number whenever it is read',
  provokes: 'safe-methods-change-nothing',
  also: [
    'read-your-writes',
    'head-content-length',
    'put-idempotent',
    'body-matches-schema',
    'failed-write-no-effect',
    'merge-patch-applied',
  ],
  appliesTo: (operation, document, all) =>
    counts(operation, document) && keptKinds(document, all).some((kind) => kind.read === operation),
  lapse: 'read-counts',
};
