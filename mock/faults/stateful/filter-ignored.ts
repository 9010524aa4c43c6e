import type { Fault } from '../../fault.ts';
import { showsFilters } from '../queryable.ts';

/** Lists everything, whatever is asked for. */
export const filterIgnored: Fault = {
  id: 'filter-ignored',
  family: 'stateful',
  summary: 'lists everything, whatever is asked for',
  provokes: 'filter-honoured',
  also: [],
  appliesTo: showsFilters,
  lapse: 'filter-ignored',
};
