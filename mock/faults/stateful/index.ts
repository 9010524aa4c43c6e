import type { Fault } from '../../fault.ts';
import { actionForgotten } from './action-forgotten.ts';
import { actionInAnyState } from './action-in-any-state.ts';
import { createNotListed } from './create-not-listed.ts';
import { createNotStored } from './create-not-stored.ts';
import { defaultsForgotten } from './defaults-forgotten.ts';
import { deleteAgainFails } from './delete-again-fails.ts';
import { deleteKeeps } from './delete-keeps.ts';
import { deleteTakesOthers } from './delete-takes-others.ts';
import { duplicatesAccepted } from './duplicates-accepted.ts';
import { endBeginsAnew } from './end-begins-anew.ts';
import { etagKept } from './etag-kept.ts';
import { failedPatchStored } from './failed-patch-stored.ts';
import { failedWriteStored } from './failed-write-stored.ts';
import { filterBoundLeftOut } from './filter-bound-left-out.ts';
import { filterFirstValue } from './filter-first-value.ts';
import { filterIgnored } from './filter-ignored.ts';
import { filterInverted } from './filter-inverted.ts';
import { filtersEither } from './filters-either.ts';
import { identifierReused } from './identifier-reused.ts';
import { ifMatchIgnored } from './if-match-ignored.ts';
import { ifNoneMatchIgnored } from './if-none-match-ignored.ts';
import { ifNoneMatchOverwrites } from './if-none-match-overwrites.ts';
import { keyPayloadIgnored } from './key-payload-ignored.ts';
import { keysAlike } from './keys-alike.ts';
import { linkBroken } from './link-broken.ts';
import { listShowsBefore } from './list-shows-before.ts';
import { locationElsewhere } from './location-elsewhere.ts';
import { locationLeftOut } from './location-left-out.ts';
import { mergePatchAccumulates } from './merge-patch-accumulates.ts';
import { mergePatchAppends } from './merge-patch-appends.ts';
import { mergePatchEmptyClears } from './merge-patch-empty-clears.ts';
import { mergePatchReplaces } from './merge-patch-replaces.ts';
import { nextForgetsQuery } from './next-forgets-query.ts';
import { nextStays } from './next-stays.ts';
import { nextWithoutEnd } from './next-without-end.ts';
import { notModifiedBare } from './not-modified-bare.ts';
import { offsetNotTold } from './offset-not-told.ts';
import { orphansKept } from './orphans-kept.ts';
import { pageRepeats } from './page-repeats.ts';
import { parameterDefaultIgnored } from './parameter-default-ignored.ts';
import { parentIgnored } from './parent-ignored.ts';
import { patchDropsOthers } from './patch-drops-others.ts';
import { patchNotStored } from './patch-not-stored.ts';
import { preconditionsReordered } from './preconditions-reordered.ts';
import { prevStays } from './prev-stays.ts';
import { progressElsewhere } from './progress-elsewhere.ts';
import { putAccumulates } from './put-accumulates.ts';
import { putAlwaysCreates } from './put-always-creates.ts';
import { putKeepsOmitted } from './put-keeps-omitted.ts';
import { putNotStored } from './put-not-stored.ts';
import { readCounts } from './read-counts.ts';
import { readOnlyWritten } from './read-only-written.ts';
import { repeatedKeyIgnored } from './repeated-key-ignored.ts';
import { repeatedKeyRefused } from './repeated-key-refused.ts';
import { requiredKeyOptional } from './required-key-optional.ts';
import { sizeIgnored } from './size-ignored.ts';
import { sortIgnored } from './sort-ignored.ts';
import { sortReversed } from './sort-reversed.ts';
import { totalOfPage } from './total-of-page.ts';
import { writeChangesOthers } from './write-changes-others.ts';
import { writeMakesAnew } from './write-makes-anew.ts';
import { writeShowsBefore } from './write-shows-before.ts';

/** The faults of this family. */
export const statefulFaults: readonly Fault[] = [
  createNotStored,
  createNotListed,
  linkBroken,
  locationElsewhere,
  locationLeftOut,
  putNotStored,
  putAlwaysCreates,
  putAccumulates,
  putKeepsOmitted,
  patchNotStored,
  patchDropsOthers,
  mergePatchReplaces,
  deleteKeeps,
  deleteAgainFails,
  failedWriteStored,
  failedPatchStored,
  ifMatchIgnored,
  ifNoneMatchIgnored,
  preconditionsReordered,
  notModifiedBare,
  etagKept,
  writeChangesOthers,
  deleteTakesOthers,
  identifierReused,
  writeMakesAnew,
  ifNoneMatchOverwrites,
  progressElsewhere,
  actionForgotten,
  actionInAnyState,
  parentIgnored,
  readOnlyWritten,
  duplicatesAccepted,
  repeatedKeyIgnored,
  writeShowsBefore,
  readCounts,
  filterIgnored,
  filterInverted,
  filterFirstValue,
  filtersEither,
  filterBoundLeftOut,
  sortIgnored,
  sortReversed,
  sizeIgnored,
  totalOfPage,
  offsetNotTold,
  endBeginsAnew,
  nextWithoutEnd,
  prevStays,
  pageRepeats,
  nextStays,
  nextForgetsQuery,
  parameterDefaultIgnored,
  mergePatchAppends,
  mergePatchEmptyClears,
  mergePatchAccumulates,
  repeatedKeyRefused,
  keysAlike,
  keyPayloadIgnored,
  requiredKeyOptional,
  defaultsForgotten,
  listShowsBefore,
  orphansKept,
];
