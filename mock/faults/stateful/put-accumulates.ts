import type { Fault } from '../../fault.ts';
import { accumulates } from '../accumulates.ts';
import { ownKinds } from '../sample-answers.ts';

/** Adds where a repeated PUT should set. */
export const putAccumulates: Fault = {
  id: 'put-accumulates',
  family: 'stateful',
  summary: 'adds where a repeated PUT should set',
  provokes: 'put-idempotent',
  also: ['read-your-writes'],
  appliesTo: (operation, document, all) =>
    ownKinds(document, all).some((kind) => kind.replace === operation) && accumulates(operation, document),
  lapse: 'put-accumulates',
};
