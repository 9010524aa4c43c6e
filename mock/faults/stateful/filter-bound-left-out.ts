import type { Fault } from '../../fault.ts';
import { showsBounds } from '../queryable.ts';

/** Leaves out what is at the bound of a filter itself. */
export const filterBoundLeftOut: Fault = {
  id: 'filter-bound-left-out',
  family: 'stateful',
  summary: 'leaves out what is at the bound of a filter itself',
  provokes: 'filter-honoured',
  also: [],
  appliesTo: showsBounds,
  lapse: 'filter-bound-left-out',
};
