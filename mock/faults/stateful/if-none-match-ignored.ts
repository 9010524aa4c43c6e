import type { Fault } from '../../fault.ts';
import { conditional } from '../preconditions.ts';

/** Sends again what the client has. */
export const ifNoneMatchIgnored: Fault = {
  id: 'if-none-match-ignored',
  family: 'stateful',
  summary: 'sends again what the client has',
  provokes: 'if-none-match-304',
  also: [],
  appliesTo: (operation) => operation.method === 'GET' && conditional(operation),
  lapse: 'if-none-match-ignored',
};
