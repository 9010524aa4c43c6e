import type { Check } from '../check.ts';
import { acceptEncodingOn415 } from './accept-encoding-on-415.ts';
import { acceptHonoured } from './accept-honoured.ts';
import { acceptPatchAdvertised } from './accept-patch-advertised.ts';
import { allowAccurate } from './allow-accurate.ts';
import { allowOn405 } from './allow-on-405.ts';
import { answers } from './answers.ts';
import { authenticatedResponsePrivate } from './authenticated-response-private.ts';
import { authenticationEnforced } from './authentication-enforced.ts';
import { authenticationStatus } from './authentication-status.ts';
import { authorizationEnforced } from './authorization-enforced.ts';
import { bodyMatchesSchema } from './body-matches-schema.ts';
import { bodyPresenceDocumented } from './body-presence-documented.ts';
import { challengeOn401 } from './challenge-on-401.ts';
import { challengeWellFormed } from './challenge-well-formed.ts';
import { challengeWithoutErrorCode } from './challenge-without-error-code.ts';
import { coercionRefused } from './coercion-refused.ts';
import { contentLengthAccurate } from './content-length-accurate.ts';
import { contentRangeOn206 } from './content-range-on-206.ts';
import { contentRangeOn416 } from './content-range-on-416.ts';
import { contentTypeDocumented } from './content-type-documented.ts';
import { contentTypePresent } from './content-type-present.ts';
import { createdHasLocation } from './created-has-location.ts';
import { credentialSyntaxEnforced } from './credential-syntax-enforced.ts';
import { credentialsCheckedFirst } from './credentials-checked-first.ts';
import { credentialsNotEchoed } from './credentials-not-echoed.ts';
import { datePresent } from './date-present.ts';
import { deleteIdempotent } from './delete-idempotent.ts';
import { deletedIsGone } from './deleted-is-gone.ts';
import { deprecationAnnounced } from './deprecation-announced.ts';
import { duplicateKeysAgree } from './duplicate-keys-agree.ts';
import { errorsExplained } from './errors-explained.ts';
import { etagStrong } from './etag-strong.ts';
import { etagWellFormed } from './etag-well-formed.ts';
import { examplesAccepted } from './examples-accepted.ts';
import { existenceNotLeaked } from './existence-not-leaked.ts';
import { failedWriteNoEffect } from './failed-write-no-effect.ts';
import { framingValidated } from './framing-validated.ts';
import { headContentLength } from './head-content-length.ts';
import { headFieldsMatchGet } from './head-fields-match-get.ts';
import { headHasNoContent } from './head-has-no-content.ts';
import { headSupported } from './head-supported.ts';
import { headersMatchSchema } from './headers-match-schema.ts';
import { hostValidated } from './host-validated.ts';
import { httpDatesValid } from './http-dates-valid.ts';
import { ifMatchPreventsWrite } from './if-match-prevents-write.ts';
import { ifNoneMatch304 } from './if-none-match-304.ts';
import { invalidRejected } from './invalid-rejected.ts';
import { jsonIntegersExact } from './json-integers-exact.ts';
import { jsonKeysUnique } from './json-keys-unique.ts';
import { jsonNoBom } from './json-no-bom.ts';
import { jsonUtf8 } from './json-utf8.ts';
import { jsonWellFormed } from './json-well-formed.ts';
import { linksResolve } from './links-resolve.ts';
import { listChecks } from './list-checks.ts';
import { listedAfterCreate } from './listed-after-create.ts';
import { locationResolves } from './location-resolves.ts';
import { locationValid } from './location-valid.ts';
import { malformedJsonRejected } from './malformed-json-rejected.ts';
import { mediaTypeRejected } from './media-type-rejected.ts';
import { mergePatchApplied } from './merge-patch-applied.ts';
import { nextPageAdvances } from './next-page-advances.ts';
import { noContentStatusesEmpty } from './no-content-statuses-empty.ts';
import { noFieldInjection } from './no-field-injection.ts';
import { noFramingOn204 } from './no-framing-on-204.ts';
import { noInternalsLeaked } from './no-internals-leaked.ts';
import { noServerError } from './no-server-error.ts';
import { notModifiedKeepsFields } from './not-modified-keeps-fields.ts';
import { optionsHasAllow } from './options-has-allow.ts';
import { pagesDisjoint } from './pages-disjoint.ts';
import { patchAtomic } from './patch-atomic.ts';
import { preconditionOrder } from './precondition-order.ts';
import { problemMediaType } from './problem-media-type.ts';
import { problemMembersTyped } from './problem-members-typed.ts';
import { problemStatusMatches } from './problem-status-matches.ts';
import { profileChecks } from './profile-checks.ts';
import { proxyAuthenticateOn407 } from './proxy-authenticate-on-407.ts';
import { putIdempotent } from './put-idempotent.ts';
import { putStatus } from './put-status.ts';
import { rangeHonoured } from './range-honoured.ts';
import { readYourWrites } from './read-your-writes.ts';
import { redirectHasLocation } from './redirect-has-location.ts';
import { refusedMethodStatus } from './refused-method-status.ts';
import { responseTime } from './response-time.ts';
import { retryAfterPresent } from './retry-after-present.ts';
import { retryAfterValid } from './retry-after-valid.ts';
import { safeMethodsChangeNothing } from './safe-methods-change-nothing.ts';
import { singleFraming } from './single-framing.ts';
import { singletonFieldsOnce } from './singleton-fields-once.ts';
import { stateChecks } from './state-checks.ts';
import { statusAgreesWithBody } from './status-agrees-with-body.ts';
import { statusDocumented } from './status-documented.ts';
import { statusFitsMethod } from './status-fits-method.ts';
import { statusValid } from './status-valid.ts';
import { unacceptableIs406 } from './unacceptable-is-406.ts';
import { undeclaredMethodRejected } from './undeclared-method-rejected.ts';
import { undeclaredObserved } from './undeclared-observed.ts';
import { upgradeOn426 } from './upgrade-on-426.ts';
import { validAccepted } from './valid-accepted.ts';
import { validCredentialsAccepted } from './valid-credentials-accepted.ts';
import { varyComplete } from './vary-complete.ts';
import { writeOnlyNotReturned } from './write-only-not-returned.ts';

/** Every check, by family. */
export const checks: readonly Check[] = [
  answers,
  bodyMatchesSchema,
  bodyPresenceDocumented,
  coercionRefused,
  contentTypeDocumented,
  examplesAccepted,
  headersMatchSchema,
  invalidRejected,
  linksResolve,
  mediaTypeRejected,
  noInternalsLeaked,
  noServerError,
  responseTime,
  statusDocumented,
  undeclaredMethodRejected,
  undeclaredObserved,
  validAccepted,
  writeOnlyNotReturned,
  deprecationAnnounced,
  authenticationEnforced,
  authenticationStatus,
  authorizationEnforced,
  challengeOn401,
  challengeWellFormed,
  credentialSyntaxEnforced,
  credentialsNotEchoed,
  proxyAuthenticateOn407,
  validCredentialsAccepted,
  authenticatedResponsePrivate,
  challengeWithoutErrorCode,
  credentialsCheckedFirst,
  existenceNotLeaked,
  allowAccurate,
  allowOn405,
  contentRangeOn206,
  contentRangeOn416,
  rangeHonoured,
  etagWellFormed,
  contentTypePresent,
  datePresent,
  headContentLength,
  headFieldsMatchGet,
  headHasNoContent,
  httpDatesValid,
  noContentStatusesEmpty,
  optionsHasAllow,
  problemMembersTyped,
  problemStatusMatches,
  redirectHasLocation,
  retryAfterValid,
  singletonFieldsOnce,
  statusFitsMethod,
  statusValid,
  upgradeOn426,
  refusedMethodStatus,
  headSupported,
  acceptEncodingOn415,
  unacceptableIs406,
  acceptHonoured,
  retryAfterPresent,
  errorsExplained,
  problemMediaType,
  statusAgreesWithBody,
  noFramingOn204,
  contentLengthAccurate,
  singleFraming,
  varyComplete,
  hostValidated,
  framingValidated,
  noFieldInjection,
  acceptPatchAdvertised,
  createdHasLocation,
  deleteIdempotent,
  etagStrong,
  preconditionOrder,
  patchAtomic,
  deletedIsGone,
  failedWriteNoEffect,
  ifMatchPreventsWrite,
  ifNoneMatch304,
  listedAfterCreate,
  mergePatchApplied,
  locationResolves,
  locationValid,
  nextPageAdvances,
  notModifiedKeepsFields,
  pagesDisjoint,
  putIdempotent,
  putStatus,
  readYourWrites,
  safeMethodsChangeNothing,
  ...stateChecks,
  ...listChecks,
  duplicateKeysAgree,
  jsonIntegersExact,
  jsonKeysUnique,
  jsonNoBom,
  jsonUtf8,
  jsonWellFormed,
  malformedJsonRejected,
  ...profileChecks,
];
