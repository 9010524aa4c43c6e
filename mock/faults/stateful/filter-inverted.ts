import type { Fault } from '../../fault.ts';
import { showsFilters } from '../queryable.ts';

/** Lists what does not satisfy the filter. */
export const filterInverted: Fault = {
  id: 'filter-inverted',
  family: 'stateful',
  summary: 'lists what does not satisfy the filter',
  provokes: 'filter-honoured',
  also: [],
  appliesTo: showsFilters,
  lapse: 'filter-inverted',
};
