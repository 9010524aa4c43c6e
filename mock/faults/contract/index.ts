import type { Fault } from '../../fault.ts';
import { ignoredKeywords } from '../keywords/ignored.ts';
import { refusedBoundaries } from '../keywords/refused.ts';
import { acceptAnything } from './accept-anything.ts';
import { bodyEmpty } from './body-empty.ts';
import { bodyExtraMember } from './body-extra-member.ts';
import { bodyMissingMember } from './body-missing-member.ts';
import { bodySometimesWrong } from './body-sometimes-wrong.ts';
import { bodyTooFewItems } from './body-too-few-items.ts';
import { bodyTooLarge } from './body-too-large.ts';
import { bodyTooLong } from './body-too-long.ts';
import { bodyTooShort } from './body-too-short.ts';
import { bodyTooSmall } from './body-too-small.ts';
import { bodyUnexpected } from './body-unexpected.ts';
import { bodyUnknownValue } from './body-unknown-value.ts';
import { bodyWrongConstant } from './body-wrong-constant.ts';
import { bodyWrongFormat } from './body-wrong-format.ts';
import { bodyWrongPattern } from './body-wrong-pattern.ts';
import { bodyWrongType } from './body-wrong-type.ts';
import { contentTypeWrong } from './content-type-wrong.ts';
import { cutsRefusals } from './cuts-refusals.ts';
import { deprecationMalformed } from './deprecation-malformed.ts';
import { dropsInvalid } from './drops-invalid.ts';
import { errorBodyWrong } from './error-body-wrong.ts';
import { exampleRefused } from './example-refused.ts';
import { hangsOnMalformed } from './hangs-on-malformed.ts';
import { headerMissing } from './header-missing.ts';
import { headerWrong } from './header-wrong.ts';
import { leakInternals } from './leak-internals.ts';
import { malformedAccepted } from './malformed-accepted.ts';
import { mediaTypeAnswered400 } from './media-type-answered-400.ts';
import { mediaTypeIgnored } from './media-type-ignored.ts';
import { requiredBodyIgnored } from './required-body-ignored.ts';
import { requiredParameterIgnored } from './required-parameter-ignored.ts';
import { serverErrorOnBadCredentials } from './server-error-on-bad-credentials.ts';
import { serverErrorOnEmptyText } from './server-error-on-empty-text.ts';
import { serverErrorOnInvalid } from './server-error-on-invalid.ts';
import { serverErrorOnLongText } from './server-error-on-long-text.ts';
import { serverErrorOnMalformed } from './server-error-on-malformed.ts';
import { serverErrorOnMediaType } from './server-error-on-media-type.ts';
import { serverErrorOnMethod } from './server-error-on-method.ts';
import { serverErrorOnNegativeNumber } from './server-error-on-negative-number.ts';
import { serverErrorOnNonAscii } from './server-error-on-non-ascii.ts';
import { serverErrorOnValid } from './server-error-on-valid.ts';
import { slow } from './slow.ts';
import { statusUndocumented } from './status-undocumented.ts';
import { typesCoerced } from './types-coerced.ts';
import { undeclaredMethodAccepted } from './undeclared-method-accepted.ts';
import { writeOnlyReturned } from './write-only-returned.ts';

/** The faults of this family. */
export const contractFaults: readonly Fault[] = [
  statusUndocumented,
  serverErrorOnValid,
  serverErrorOnInvalid,
  serverErrorOnMalformed,
  serverErrorOnMediaType,
  serverErrorOnMethod,
  serverErrorOnBadCredentials,
  serverErrorOnLongText,
  serverErrorOnNonAscii,
  serverErrorOnEmptyText,
  serverErrorOnNegativeNumber,
  contentTypeWrong,
  bodyMissingMember,
  bodyWrongType,
  bodyExtraMember,
  bodyUnknownValue,
  bodyWrongFormat,
  bodyWrongPattern,
  bodyTooSmall,
  bodyTooLarge,
  bodyTooShort,
  bodyTooLong,
  bodyTooFewItems,
  bodyWrongConstant,
  bodySometimesWrong,
  bodyEmpty,
  bodyUnexpected,
  errorBodyWrong,
  writeOnlyReturned,
  headerMissing,
  headerWrong,
  leakInternals,
  acceptAnything,
  exampleRefused,
  requiredParameterIgnored,
  requiredBodyIgnored,
  malformedAccepted,
  mediaTypeIgnored,
  mediaTypeAnswered400,
  undeclaredMethodAccepted,
  typesCoerced,
  hangsOnMalformed,
  dropsInvalid,
  cutsRefusals,
  slow,
  ...ignoredKeywords,
  ...refusedBoundaries,
  deprecationMalformed,
];
