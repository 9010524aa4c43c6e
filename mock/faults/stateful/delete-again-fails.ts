import type { Fault } from '../../fault.ts';
import { besideServerError, fellOver, onRefusal } from '../bend.ts';
import { keptKinds } from '../sample-answers.ts';

/** Falls over when a resource is deleted again. */
export const deleteAgainFails: Fault = {
  id: 'delete-again-fails',
  family: 'stateful',
  summary: 'falls over when a resource is deleted again',
  provokes: 'delete-idempotent',
  also: ['no-server-error', ...besideServerError],
  appliesTo: (operation, document, all) =>
    keptKinds(document, all).some((kind) => kind.remove === operation && kind.create !== undefined),
  answer: onRefusal(['unknown-resource'], fellOver),
};
