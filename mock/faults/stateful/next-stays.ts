import type { Fault } from '../../fault.ts';
import { pages } from '../paged.ts';
import { keptKinds } from '../sample-answers.ts';

/** Names a next page that is the same page. */
export const nextStays: Fault = {
  id: 'next-stays',
  family: 'stateful',
  summary: 'names a next page that is the same page',
  provokes: 'next-page-advances',
  also: ['pages-disjoint', 'listed-after-create', 'page-members-accurate'],
  appliesTo: (operation, document, all) =>
    keptKinds(document, all).some((kind) => kind.list === operation && pages(operation, document)),
  lapse: 'next-stays',
};
