import type { Fault } from '../../fault.ts';
import { showsOrder } from '../queryable.ts';

/** Sorts the other way round. */
export const sortReversed: Fault = {
  id: 'sort-reversed',
  family: 'stateful',
  summary: 'sorts the other way round',
  provokes: 'sort-honoured',
  also: [],
  appliesTo: showsOrder,
  lapse: 'sort-reversed',
};
