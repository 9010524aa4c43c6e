import type { Fault } from '../../fault.ts';
import { keptKinds } from '../sample-answers.ts';

/** Deletes the whole collection with one of it. */
export const deleteTakesOthers: Fault = {
  id: 'delete-takes-others',
  family: 'stateful',
  summary: 'deletes the whole collection with one of it',
  provokes: 'others-untouched',
  also: [],
  appliesTo: (operation, document, all) =>
    keptKinds(document, all).some(
      (kind) => kind.remove === operation && kind.create !== undefined && kind.read !== undefined,
    ),
  lapse: 'delete-takes-others',
};
