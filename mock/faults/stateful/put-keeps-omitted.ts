import { omittableMembers } from '../../../properties/workflows/written-members.ts';
import type { Fault } from '../../fault.ts';
import { keptModels } from '../sample-answers.ts';

/** Keeps what a replacement leaves out. */
export const putKeepsOmitted: Fault = {
  id: 'put-keeps-omitted',
  family: 'stateful',
  summary: 'keeps what a replacement leaves out',
  provokes: 'put-replaces',
  also: [],
  appliesTo: (operation, document, all) =>
    keptModels(document, all).some(
      ({ kind, full, minimal }) =>
        kind.replace === operation &&
        kind.create !== undefined &&
        kind.read !== undefined &&
        // What every answer has to show is filled in by the mock, whether it was kept or not.
        omittableMembers(operation, document.root).some(
          (name) => Object.hasOwn(full, name) && !Object.hasOwn(minimal, name),
        ),
    ),
  lapse: 'put-keeps-omitted',
};
