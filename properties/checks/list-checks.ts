import type { Check } from '../check.ts';
import { filterHonoured } from './filter-honoured.ts';
import { sortHonoured } from './sort-honoured.ts';

/** The checks of what a list leaves out, and of its order. */
export const listChecks: readonly Check[] = [filterHonoured, sortHonoured];
