import type { Fault } from '../../fault.ts';
import { linksNext } from '../paged.ts';

/** Links a next page that is as long, filtered and sorted as it is by default. */
export const nextForgetsQuery: Fault = {
  id: 'next-forgets-query',
  family: 'stateful',
  summary: 'links a next page that is as long, filtered and sorted as it is by default',
  provokes: 'next-page-keeps-query',
  also: [
    'pages-disjoint',
    'next-page-advances',
    'page-members-accurate',
    'page-links-consistent',
    'page-total-matches',
  ],
  appliesTo: linksNext,
  lapse: 'next-forgets-query',
};
