import type { Fault } from '../../fault.ts';
import { accumulates } from '../accumulates.ts';
import { keptKinds } from '../sample-answers.ts';

/** Adds where a repeated PUT should set. */
export const putAccumulates: Fault = {
  id: 'put-accumulates',
  family: 'stateful',
  summary: 'adds where a repeated PUT should set',
  provokes: 'put-idempotent',
  also: ['read-your-writes'],
  appliesTo: (operation, document, all) =>
    keptKinds(document, all).some(
      (kind) =>
        kind.replace === operation &&
        kind.create !== undefined &&
        kind.read !== undefined &&
        accumulates(operation, document),
    ),
  lapse: 'put-accumulates',
};
