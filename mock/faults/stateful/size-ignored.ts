import type { Fault } from '../../fault.ts';
import { showsSizes } from '../paged.ts';

/** Lists everything on one page, however short it has to be. */
export const sizeIgnored: Fault = {
  id: 'size-ignored',
  family: 'stateful',
  summary: 'lists everything on one page, however short it has to be',
  provokes: 'page-size-respected',
  also: ['pages-disjoint', 'next-page-advances', 'page-members-accurate', 'page-total-matches'],
  appliesTo: showsSizes,
  lapse: 'size-ignored',
};
