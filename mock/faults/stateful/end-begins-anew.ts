import type { Fault } from '../../fault.ts';
import { hasOffset } from '../paged.ts';

/** Begins anew past the end of a list. */
export const endBeginsAnew: Fault = {
  id: 'end-begins-anew',
  family: 'stateful',
  summary: 'begins anew past the end of a list',
  provokes: 'pages-disjoint',
  also: ['next-page-advances', 'page-members-accurate', 'listed-after-create'],
  appliesTo: hasOffset,
  lapse: 'end-begins-anew',
};
