import { lifecycleOf } from '../../../properties/workflows/lifecycle.ts';
import type { Fault } from '../../fault.ts';
import { keptModels } from '../sample-answers.ts';

/** Carries an action out in a state in which the document does not allow it. */
export const actionInAnyState: Fault = {
  id: 'action-in-any-state',
  family: 'stateful',
  summary: 'carries an action out in a state in which the document does not allow it',
  provokes: 'state-respected',
  also: [],
  appliesTo(operation, document, all) {
    const cycle = operation.responses.has('409') ? lifecycleOf(operation, all, document.root) : undefined;
    return keptModels(document, all).some(({ kind, creates, minimal }) => {
      const state = cycle && minimal[cycle.member];
      return (
        creates &&
        kind.read === cycle?.read &&
        cycle?.from !== undefined &&
        state !== undefined &&
        (!cycle.from.includes(String(state)) || cycle.to !== undefined)
      );
    });
  },
  lapse: 'action-in-any-state',
};
