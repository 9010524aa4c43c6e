import type { Fault } from '../../fault.ts';
import { acceptIgnored } from './accept-ignored.ts';
import { allowListsRefused } from './allow-lists-refused.ts';
import { allowMissing } from './allow-missing.ts';
import { allowOmitsDeclared } from './allow-omits-declared.ts';
import { contentOn204 } from './content-on-204.ts';
import { contentTypeMissing } from './content-type-missing.ts';
import { createdOnGet } from './created-on-get.ts';
import { dateMalformed } from './date-malformed.ts';
import { fieldRepeated } from './field-repeated.ts';
import { framedTwice } from './framed-twice.ts';
import { headOtherLength } from './head-other-length.ts';
import { headOtherType } from './head-other-type.ts';
import { headWithContent } from './head-with-content.ts';
import { lengthOn204 } from './length-on-204.ts';
import { lengthTooSmall } from './length-too-small.ts';
import { lineEndCopied } from './line-end-copied.ts';
import { locationMalformed } from './location-malformed.ts';
import { partialContentBare } from './partial-content-bare.ts';
import { problemMemberMistyped } from './problem-member-mistyped.ts';
import { problemStatusDiffers } from './problem-status-differs.ts';
import { rangeRefusedBare } from './range-refused-bare.ts';
import { redirectWithoutLocation } from './redirect-without-location.ts';
import { refusalUnexplained } from './refusal-unexplained.ts';
import { retryAfterMalformed } from './retry-after-malformed.ts';
import { statusOutOfRange } from './status-out-of-range.ts';
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
];
