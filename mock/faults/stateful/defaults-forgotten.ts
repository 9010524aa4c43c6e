import { agrees } from '../../../properties/checks/relation.ts';
import { defaultsOf } from '../../../properties/workflows/written-members.ts';
import type { Fault } from '../../fault.ts';
import { keptModels } from '../sample-answers.ts';

/** Makes a resource without the members that the request leaves to their defaults. */
export const defaultsForgotten: Fault = {
  id: 'defaults-forgotten',
  family: 'stateful',
  summary: 'leaves out what the request leaves to its default',
  provokes: 'default-stored',
  also: [],
  appliesTo: (operation, document, all) =>
    keptModels(document, all).some(
      ({ kind, creates, full, minimal, valid }) =>
        creates &&
        kind.create === operation &&
        kind.read !== undefined &&
        Object.entries(defaultsOf(operation, document.root)).some(
          ([name, value]) =>
            // What every answer has to show is filled in by the mock, whether it was kept or not.
            Boolean(value) &&
            Object.hasOwn(full, name) &&
            !agrees(value, minimal[name]) &&
            valid({ ...full, [name]: value }),
        ),
    ),
  lapse: 'defaults-forgotten',
};
