import type { Fault } from '../../fault.ts';
import { pages } from '../paged.ts';
import { keptKinds } from '../sample-answers.ts';

/** Repeats the last resource of a page on the next. */
export const pageRepeats: Fault = {
  id: 'page-repeats',
  family: 'stateful',
  summary: 'repeats the last resource of a page on the next',
  provokes: 'pages-disjoint',
  also: ['next-page-advances', 'page-size-respected', 'page-members-accurate', 'page-links-consistent'],
  appliesTo: (operation, document, all) =>
    keptKinds(document, all).some((kind) => kind.list === operation && pages(operation, document)),
  lapse: 'page-repeats',
};
