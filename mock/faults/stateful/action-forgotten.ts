import { lifecycleOf } from '../../../properties/workflows/lifecycle.ts';
import type { Fault } from '../../fault.ts';
import { keptModels } from '../sample-answers.ts';

/** Answers an action and leaves the state of the resource as it was. */
export const actionForgotten: Fault = {
  id: 'action-forgotten',
  family: 'stateful',
  summary: 'answers an action and leaves the state of the resource as it was',
  provokes: 'action-carried-out',
  also: [],
  appliesTo(operation, document, all) {
    const cycle = lifecycleOf(operation, all, document.root);
    return keptModels(document, all).some(({ kind, creates, minimal }) => {
      const state = cycle && minimal[cycle.member];
      return (
        creates &&
        kind.read === cycle?.read &&
        cycle?.to !== undefined &&
        state !== undefined &&
        state !== cycle.to &&
        (cycle.from === undefined || cycle.from.includes(String(state)))
      );
    });
  },
  lapse: 'action-forgotten',
};
