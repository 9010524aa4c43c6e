import type { Fault } from '../../fault.ts';
import { linksBack } from '../paged.ts';

/** Names the same page as the one before it. */
export const prevStays: Fault = {
  id: 'prev-stays',
  family: 'stateful',
  summary: 'names the same page as the one before it',
  provokes: 'page-links-consistent',
  also: [],
  appliesTo: linksBack,
  lapse: 'prev-stays',
};
