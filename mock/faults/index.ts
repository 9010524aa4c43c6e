import type { Fault } from '../fault.ts';
import { authAnswers403 } from './authentication/auth-answers-403.ts';
import { authAnySecret } from './authentication/auth-any-secret.ts';
import { authCaseIgnored } from './authentication/auth-case-ignored.ts';
import { authExtendedAccepted } from './authentication/auth-extended-accepted.ts';
import { authInCookie } from './authentication/auth-in-cookie.ts';
import { authInQuery } from './authentication/auth-in-query.ts';
import { authLengthOnly } from './authentication/auth-length-only.ts';
import { authMalformedAccepted } from './authentication/auth-malformed-accepted.ts';
import { authMissingAccepted } from './authentication/auth-missing-accepted.ts';
import { authNone } from './authentication/auth-none.ts';
import { authOneCharacterOff } from './authentication/auth-one-character-off.ts';
import { authOneSpaceOnly } from './authentication/auth-one-space-only.ts';
import { authOtherLocation } from './authentication/auth-other-location.ts';
import { authPrefixAccepted } from './authentication/auth-prefix-accepted.ts';
import { authQuotedToken } from './authentication/auth-quoted-token.ts';
import { authRawToken } from './authentication/auth-raw-token.ts';
import { authSchemeCaseSensitive } from './authentication/auth-scheme-case-sensitive.ts';
import { authSchemeIgnored } from './authentication/auth-scheme-ignored.ts';
import { authSuffixAccepted } from './authentication/auth-suffix-accepted.ts';
import { basicPasswordOnly } from './authentication/basic-password-only.ts';
import { basicUserOnly } from './authentication/basic-user-only.ts';
import { bodyCheckedFirst } from './authentication/body-checked-first.ts';
import { challengeMalformed } from './authentication/challenge-malformed.ts';
import { challengeMissing } from './authentication/challenge-missing.ts';
import { credentialsEchoed } from './authentication/credentials-echoed.ts';
import { proxyChallengeMissing } from './authentication/proxy-challenge-missing.ts';
import { scopesIgnored } from './authentication/scopes-ignored.ts';
import { acceptAnything } from './contract/accept-anything.ts';
import { bodyEmpty } from './contract/body-empty.ts';
import { bodyExtraMember } from './contract/body-extra-member.ts';
import { bodyMissingMember } from './contract/body-missing-member.ts';
import { bodySometimesWrong } from './contract/body-sometimes-wrong.ts';
import { bodyTooFewItems } from './contract/body-too-few-items.ts';
import { bodyTooLarge } from './contract/body-too-large.ts';
import { bodyTooLong } from './contract/body-too-long.ts';
import { bodyTooShort } from './contract/body-too-short.ts';
import { bodyTooSmall } from './contract/body-too-small.ts';
import { bodyUnexpected } from './contract/body-unexpected.ts';
import { bodyUnknownValue } from './contract/body-unknown-value.ts';
import { bodyWrongConstant } from './contract/body-wrong-constant.ts';
import { bodyWrongFormat } from './contract/body-wrong-format.ts';
import { bodyWrongPattern } from './contract/body-wrong-pattern.ts';
import { bodyWrongType } from './contract/body-wrong-type.ts';
import { contentTypeWrong } from './contract/content-type-wrong.ts';
import { cutsRefusals } from './contract/cuts-refusals.ts';
import { dropsInvalid } from './contract/drops-invalid.ts';
import { errorBodyWrong } from './contract/error-body-wrong.ts';
import { exampleRefused } from './contract/example-refused.ts';
import { hangsOnMalformed } from './contract/hangs-on-malformed.ts';
import { headerMissing } from './contract/header-missing.ts';
import { headerWrong } from './contract/header-wrong.ts';
import { leakInternals } from './contract/leak-internals.ts';
import { malformedAccepted } from './contract/malformed-accepted.ts';
import { mediaTypeAnswered400 } from './contract/media-type-answered-400.ts';
import { mediaTypeIgnored } from './contract/media-type-ignored.ts';
import { requiredBodyIgnored } from './contract/required-body-ignored.ts';
import { requiredParameterIgnored } from './contract/required-parameter-ignored.ts';
import { serverErrorOnBadCredentials } from './contract/server-error-on-bad-credentials.ts';
import { serverErrorOnEmptyText } from './contract/server-error-on-empty-text.ts';
import { serverErrorOnInvalid } from './contract/server-error-on-invalid.ts';
import { serverErrorOnLongText } from './contract/server-error-on-long-text.ts';
import { serverErrorOnMalformed } from './contract/server-error-on-malformed.ts';
import { serverErrorOnMediaType } from './contract/server-error-on-media-type.ts';
import { serverErrorOnMethod } from './contract/server-error-on-method.ts';
import { serverErrorOnNegativeNumber } from './contract/server-error-on-negative-number.ts';
import { serverErrorOnNonAscii } from './contract/server-error-on-non-ascii.ts';
import { serverErrorOnValid } from './contract/server-error-on-valid.ts';
import { slow } from './contract/slow.ts';
import { statusUndocumented } from './contract/status-undocumented.ts';
import { typesCoerced } from './contract/types-coerced.ts';
import { undeclaredMethodAccepted } from './contract/undeclared-method-accepted.ts';
import { writeOnlyReturned } from './contract/write-only-returned.ts';
import { jsonByteOrderMark } from './json/json-byte-order-mark.ts';
import { jsonDuplicateKey } from './json/json-duplicate-key.ts';
import { jsonIntegerInexact } from './json/json-integer-inexact.ts';
import { jsonLoneSurrogate } from './json/json-lone-surrogate.ts';
import { jsonNotANumber } from './json/json-not-a-number.ts';
import { jsonNotUtf8 } from './json/json-not-utf8.ts';
import { jsonTrailingComma } from './json/json-trailing-comma.ts';
import { ignoredKeywords } from './keywords/ignored.ts';
import { refusedBoundaries } from './keywords/refused.ts';
import { acceptIgnored } from './protocol/accept-ignored.ts';
import { allowListsRefused } from './protocol/allow-lists-refused.ts';
import { allowMissing } from './protocol/allow-missing.ts';
import { allowOmitsDeclared } from './protocol/allow-omits-declared.ts';
import { contentOn204 } from './protocol/content-on-204.ts';
import { contentTypeMissing } from './protocol/content-type-missing.ts';
import { createdOnGet } from './protocol/created-on-get.ts';
import { dateMalformed } from './protocol/date-malformed.ts';
import { fieldRepeated } from './protocol/field-repeated.ts';
import { framedTwice } from './protocol/framed-twice.ts';
import { headOtherLength } from './protocol/head-other-length.ts';
import { headOtherType } from './protocol/head-other-type.ts';
import { headWithContent } from './protocol/head-with-content.ts';
import { lengthOn204 } from './protocol/length-on-204.ts';
import { lengthTooSmall } from './protocol/length-too-small.ts';
import { lineEndCopied } from './protocol/line-end-copied.ts';
import { locationMalformed } from './protocol/location-malformed.ts';
import { partialContentBare } from './protocol/partial-content-bare.ts';
import { problemMemberMistyped } from './protocol/problem-member-mistyped.ts';
import { problemStatusDiffers } from './protocol/problem-status-differs.ts';
import { rangeRefusedBare } from './protocol/range-refused-bare.ts';
import { redirectWithoutLocation } from './protocol/redirect-without-location.ts';
import { retryAfterMalformed } from './protocol/retry-after-malformed.ts';
import { statusOutOfRange } from './protocol/status-out-of-range.ts';
import { upgradeMissing } from './protocol/upgrade-missing.ts';
import { createNotListed } from './stateful/create-not-listed.ts';
import { createNotStored } from './stateful/create-not-stored.ts';
import { deleteAgainFails } from './stateful/delete-again-fails.ts';
import { deleteKeeps } from './stateful/delete-keeps.ts';
import { etagKept } from './stateful/etag-kept.ts';
import { failedPatchStored } from './stateful/failed-patch-stored.ts';
import { failedWriteStored } from './stateful/failed-write-stored.ts';
import { ifMatchIgnored } from './stateful/if-match-ignored.ts';
import { ifNoneMatchIgnored } from './stateful/if-none-match-ignored.ts';
import { linkBroken } from './stateful/link-broken.ts';
import { locationElsewhere } from './stateful/location-elsewhere.ts';
import { mergePatchReplaces } from './stateful/merge-patch-replaces.ts';
import { nextStays } from './stateful/next-stays.ts';
import { notModifiedBare } from './stateful/not-modified-bare.ts';
import { pageRepeats } from './stateful/page-repeats.ts';
import { patchDropsOthers } from './stateful/patch-drops-others.ts';
import { patchNotStored } from './stateful/patch-not-stored.ts';
import { putAccumulates } from './stateful/put-accumulates.ts';
import { putAlwaysCreates } from './stateful/put-always-creates.ts';
import { putNotStored } from './stateful/put-not-stored.ts';
import { readCounts } from './stateful/read-counts.ts';

/** Every way to lie, by family. */
export const faults: readonly Fault[] = [
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
  authNone,
  authMissingAccepted,
  authAnySecret,
  authMalformedAccepted,
  authPrefixAccepted,
  authSuffixAccepted,
  authExtendedAccepted,
  authCaseIgnored,
  authLengthOnly,
  authOneCharacterOff,
  authSchemeIgnored,
  authRawToken,
  authQuotedToken,
  authInQuery,
  authInCookie,
  authSchemeCaseSensitive,
  authOneSpaceOnly,
  authOtherLocation,
  basicUserOnly,
  basicPasswordOnly,
  authAnswers403,
  challengeMissing,
  bodyCheckedFirst,
  challengeMalformed,
  proxyChallengeMissing,
  scopesIgnored,
  credentialsEchoed,
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
  jsonByteOrderMark,
  jsonNotUtf8,
  jsonDuplicateKey,
  jsonTrailingComma,
  jsonNotANumber,
  jsonIntegerInexact,
  jsonLoneSurrogate,
  createNotStored,
  createNotListed,
  linkBroken,
  locationElsewhere,
  putNotStored,
  putAlwaysCreates,
  putAccumulates,
  patchNotStored,
  patchDropsOthers,
  mergePatchReplaces,
  deleteKeeps,
  deleteAgainFails,
  failedWriteStored,
  failedPatchStored,
  ifMatchIgnored,
  ifNoneMatchIgnored,
  notModifiedBare,
  etagKept,
  readCounts,
  pageRepeats,
  nextStays,
];
