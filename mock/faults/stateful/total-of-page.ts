import type { Fault } from '../../fault.ts';
import { showsTotal } from '../paged.ts';

/** Counts the page in place of the list. */
export const totalOfPage: Fault = {
  id: 'total-of-page',
  family: 'stateful',
  summary: 'counts the page in place of the list',
  provokes: 'page-total-matches',
  also: [],
  appliesTo: showsTotal,
  lapse: 'total-of-page',
};
