import type { Fault } from '../../fault.ts';
import { acceptIgnored } from './accept-ignored.ts';
import { acceptPatchMissing } from './accept-patch-missing.ts';
import { allowListsRefused } from './allow-lists-refused.ts';
import { allowMissing } from './allow-missing.ts';
import { allowOmitsDeclared } from './allow-omits-declared.ts';
import { busyWithoutWord } from './busy-without-word.ts';
import { codingAskedFor } from './coding-asked-for.ts';
import { contentOn204 } from './content-on-204.ts';
import { contentTypeMissing } from './content-type-missing.ts';
import { createdOnGet } from './created-on-get.ts';
import { dateMalformed } from './date-malformed.ts';
import { dateMissing } from './date-missing.ts';
import { etagBare } from './etag-bare.ts';
import { failureAsSuccess } from './failure-as-success.ts';
import { fieldRepeated } from './field-repeated.ts';
import { framedTwice } from './framed-twice.ts';
import { headOtherLength } from './head-other-length.ts';
import { headOtherType } from './head-other-type.ts';
import { headRefused } from './head-refused.ts';
import { headWithContent } from './head-with-content.ts';
import { languageNotTold } from './language-not-told.ts';
import { lengthOn204 } from './length-on-204.ts';
import { lengthTooSmall } from './length-too-small.ts';
import { lineEndCopied } from './line-end-copied.ts';
import { linkMalformed } from './link-malformed.ts';
import { locationMalformed } from './location-malformed.ts';
import { methodAnswered400 } from './method-answered-400.ts';
import { optionsWithoutAllow } from './options-without-allow.ts';
import { partElsewhere } from './part-elsewhere.ts';
import { partialContentBare } from './partial-content-bare.ts';
import { problemInOtherWords } from './problem-in-other-words.ts';
import { problemMemberMistyped } from './problem-member-mistyped.ts';
import { problemMemberUnnamed } from './problem-member-unnamed.ts';
import { problemMislabelled } from './problem-mislabelled.ts';
import { problemStatusDiffers } from './problem-status-differs.ts';
import { problemTitleVaries } from './problem-title-varies.ts';
import { problemTypeMalformed } from './problem-type-malformed.ts';
import { rangeRefusedBare } from './range-refused-bare.ts';
import { redirectWithoutLocation } from './redirect-without-location.ts';
import { refusalUnexplained } from './refusal-unexplained.ts';
import { retryAfterMalformed } from './retry-after-malformed.ts';
import { statusOutOfRange } from './status-out-of-range.ts';
import { unacceptableServed } from './unacceptable-served.ts';
import { upgradeMissing } from './upgrade-missing.ts';

/** The faults of this family. */
export const protocolFaults: readonly Fault[] = [
  allowMissing,
  allowListsRefused,
  allowOmitsDeclared,
  headWithContent,
  headOtherType,
  headOtherLength,
  contentTypeMissing,
  dateMalformed,
  retryAfterMalformed,
  locationMalformed,
  fieldRepeated,
  createdOnGet,
  redirectWithoutLocation,
  upgradeMissing,
  rangeRefusedBare,
  partialContentBare,
  partElsewhere,
  etagBare,
  contentOn204,
  statusOutOfRange,
  problemStatusDiffers,
  problemMemberMistyped,
  lineEndCopied,
  framedTwice,
  lengthTooSmall,
  lengthOn204,
  acceptIgnored,
  refusalUnexplained,
  dateMissing,
  optionsWithoutAllow,
  methodAnswered400,
  headRefused,
  codingAskedFor,
  unacceptableServed,
  busyWithoutWord,
  acceptPatchMissing,
  failureAsSuccess,
  linkMalformed,
  languageNotTold,
  problemMislabelled,
  problemTypeMalformed,
  problemMemberUnnamed,
  problemInOtherWords,
  problemTitleVaries,
];
