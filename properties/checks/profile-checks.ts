import type { Check } from '../check.ts';
import { errorsAreProblems } from './errors-are-problems.ts';
import { idempotencyKeyDistinct } from './idempotency-key-distinct.ts';
import { idempotencyKeyPayload } from './idempotency-key-payload.ts';
import { idempotencyKeyReplayed } from './idempotency-key-replayed.ts';
import { idempotencyKeyRequired } from './idempotency-key-required.ts';
import { linkFieldWellFormed } from './link-field-well-formed.ts';
import { mergePatchArraysReplaced } from './merge-patch-arrays-replaced.ts';
import { mergePatchEmpty } from './merge-patch-empty.ts';
import { mergePatchIdempotent } from './merge-patch-idempotent.ts';
import { pkceCallbackAbsolute } from './pkce-callback-absolute.ts';
import { pkceCallbackAccepted } from './pkce-callback-accepted.ts';
import { pkceCallbackScheme } from './pkce-callback-scheme.ts';
import { pkceCallbackUnambiguous } from './pkce-callback-unambiguous.ts';
import { pkceChallengeAccepted } from './pkce-challenge-accepted.ts';
import { pkceChallengeAlphabet } from './pkce-challenge-alphabet.ts';
import { pkceChallengeHidden } from './pkce-challenge-hidden.ts';
import { pkceChallengeLength } from './pkce-challenge-length.ts';
import { pkceChallengePossible } from './pkce-challenge-possible.ts';
import { pkceChallengeRequired } from './pkce-challenge-required.ts';
import { pkceCodeOnce } from './pkce-code-once.ts';
import { pkceMethodBound } from './pkce-method-bound.ts';
import { pkceMethodDefault } from './pkce-method-default.ts';
import { pkceMethodSupported } from './pkce-method-supported.ts';
import { pkceVerifierChecked } from './pkce-verifier-checked.ts';
import { pkceVerifierSyntax } from './pkce-verifier-syntax.ts';
import { pkceVerifierUnasked } from './pkce-verifier-unasked.ts';
import { problemExtensionNames } from './problem-extension-names.ts';
import { problemReferencesValid } from './problem-references-valid.ts';
import { problemTitleStable } from './problem-title-stable.ts';

/** The checks that are off until `--profile` names their rule set. */
export const profileChecks: readonly Check[] = [
  pkceChallengeLength,
  pkceChallengeAlphabet,
  pkceChallengePossible,
  pkceChallengeRequired,
  pkceChallengeAccepted,
  pkceChallengeHidden,
  pkceMethodSupported,
  pkceMethodDefault,
  pkceMethodBound,
  pkceVerifierChecked,
  pkceVerifierSyntax,
  pkceVerifierUnasked,
  pkceCodeOnce,
  pkceCallbackAbsolute,
  pkceCallbackScheme,
  pkceCallbackUnambiguous,
  pkceCallbackAccepted,
  errorsAreProblems,
  problemReferencesValid,
  problemTitleStable,
  problemExtensionNames,
  idempotencyKeyReplayed,
  idempotencyKeyDistinct,
  idempotencyKeyPayload,
  idempotencyKeyRequired,
  mergePatchArraysReplaced,
  mergePatchEmpty,
  mergePatchIdempotent,
  linkFieldWellFormed,
];
