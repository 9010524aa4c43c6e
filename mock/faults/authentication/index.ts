import type { Fault } from '../../fault.ts';
import { authAnswers403 } from './auth-answers-403.ts';
import { authAnySecret } from './auth-any-secret.ts';
import { authCaseIgnored } from './auth-case-ignored.ts';
import { authExtendedAccepted } from './auth-extended-accepted.ts';
import { authHeadOpen } from './auth-head-open.ts';
import { authInCookie } from './auth-in-cookie.ts';
import { authInQuery } from './auth-in-query.ts';
import { authLengthOnly } from './auth-length-only.ts';
import { authMalformedAccepted } from './auth-malformed-accepted.ts';
import { authMissingAccepted } from './auth-missing-accepted.ts';
import { authNone } from './auth-none.ts';
import { authOneCharacterOff } from './auth-one-character-off.ts';
import { authOneSpaceOnly } from './auth-one-space-only.ts';
import { authOtherLocation } from './auth-other-location.ts';
import { authPrefixAccepted } from './auth-prefix-accepted.ts';
import { authQuotedToken } from './auth-quoted-token.ts';
import { authRawToken } from './auth-raw-token.ts';
import { authSchemeCaseSensitive } from './auth-scheme-case-sensitive.ts';
import { authSchemeIgnored } from './auth-scheme-ignored.ts';
import { authSetHalved } from './auth-set-halved.ts';
import { authSetWaived } from './auth-set-waived.ts';
import { authSuffixAccepted } from './auth-suffix-accepted.ts';
import { basicPasswordOnly } from './basic-password-only.ts';
import { basicUserOnly } from './basic-user-only.ts';
import { bodyCheckedFirst } from './body-checked-first.ts';
import { cachedForAll } from './cached-for-all.ts';
import { challengeMalformed } from './challenge-malformed.ts';
import { challengeMissing } from './challenge-missing.ts';
import { challengeTellsError } from './challenge-tells-error.ts';
import { credentialsEchoed } from './credentials-echoed.ts';
import { hiddenTold } from './hidden-told.ts';
import { proxyChallengeMissing } from './proxy-challenge-missing.ts';
import { scopesIgnored } from './scopes-ignored.ts';

/** The faults of this family. */
export const authenticationFaults: readonly Fault[] = [
  authNone,
  authMissingAccepted,
  authHeadOpen,
  authSetHalved,
  authSetWaived,
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
  hiddenTold,
  credentialsEchoed,
  cachedForAll,
  challengeTellsError,
];
