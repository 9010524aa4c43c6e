import type { Check } from '../check.ts';
import { filterHonoured } from './filter-honoured.ts';
import { nextPageKeepsQuery } from './next-page-keeps-query.ts';
import { pageLinksConsistent } from './page-links-consistent.ts';
import { pageMembersAccurate } from './page-members-accurate.ts';
import { pageSizeRespected } from './page-size-respected.ts';
import { pageTotalMatches } from './page-total-matches.ts';
import { parameterDefaultAssumed } from './parameter-default-assumed.ts';
import { sortHonoured } from './sort-honoured.ts';

/** The checks of what a list leaves out, of its order, of its pages, and of what is left out of a request. */
export const listChecks: readonly Check[] = [
  filterHonoured,
  sortHonoured,
  pageSizeRespected,
  pageMembersAccurate,
  pageTotalMatches,
  pageLinksConsistent,
  parameterDefaultAssumed,
  nextPageKeepsQuery,
];
