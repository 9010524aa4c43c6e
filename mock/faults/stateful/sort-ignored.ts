import type { Fault } from '../../fault.ts';
import { showsOrder } from '../queryable.ts';

/** Lists in one order, whatever is asked for. */
export const sortIgnored: Fault = {
  id: 'sort-ignored',
  family: 'stateful',
  summary: 'lists in one order, whatever is asked for',
  provokes: 'sort-honoured',
  also: [],
  appliesTo: showsOrder,
  lapse: 'sort-ignored',
};
