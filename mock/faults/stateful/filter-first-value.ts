import type { Fault } from '../../fault.ts';
import { showsSeveralValues } from '../queryable.ts';

/** Takes the first of several values that a filter is asked for. */
export const filterFirstValue: Fault = {
  id: 'filter-first-value',
  family: 'stateful',
  summary: 'takes the first of several values that a filter is asked for',
  provokes: 'filter-honoured',
  also: [],
  appliesTo: showsSeveralValues,
  lapse: 'filter-first-value',
};
