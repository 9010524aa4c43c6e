import type { Fault } from '../../fault.ts';
import { keptKinds } from '../sample-answers.ts';

/** Answers a deletion and keeps the resource. */
export const deleteKeeps: Fault = {
  id: 'delete-keeps',
  family: 'stateful',
  summary: 'answers a deletion and keeps the resource',
  provokes: 'deleted-is-gone',
  also: [],
  appliesTo: (operation, document, all) =>
    keptKinds(document, all).some(
      (kind) => kind.remove === operation && kind.create !== undefined && kind.read !== undefined,
    ),
  lapse: 'delete-keeps',
};
