import type { Fault } from '../../fault.ts';
import { showsTwoFilters } from '../queryable.ts';

/** Lists what satisfies one of two filters. */
export const filtersEither: Fault = {
  id: 'filters-either',
  family: 'stateful',
  summary: 'lists what satisfies one of two filters',
  provokes: 'filter-honoured',
  also: [],
  appliesTo: showsTwoFilters,
  lapse: 'filters-either',
};
