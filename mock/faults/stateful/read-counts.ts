import type { Fault } from '../../fault.ts';
import type { Kind } from '../../resources/kind.ts';
import { counts, hasCountable } from '../accumulates.ts';
import { keptModels } from '../sample-answers.ts';

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
    'patch-atomic',
  ],
  appliesTo: (operation, document, all) =>
    counts(operation, document) &&
    keptModels(document, all).some(
      // What a run has just made shows no more than it must.
      ({ kind, creates, minimal, full }) =>
        kind.read === operation && isWritten(kind) && hasCountable(creates ? minimal : full),
    ),
  lapse: 'read-counts',
};

/** What nobody writes may change by itself. */
function isWritten({ create, replace, patch, remove }: Kind): boolean {
  return [create, replace, patch, remove].some((operation) => operation !== undefined);
}
