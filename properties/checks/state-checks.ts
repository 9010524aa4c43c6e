import type { Check } from '../check.ts';
import { actionCarriedOut } from './action-carried-out.ts';
import { createdIsNew } from './created-is-new.ts';
import { defaultStored } from './default-stored.ts';
import { foundUnderOwnParent } from './found-under-own-parent.ts';
import { identityKept } from './identity-kept.ts';
import { ifNoneMatchPreventsWrite } from './if-none-match-prevents-write.ts';
import { listedAsRead } from './listed-as-read.ts';
import { othersUntouched } from './others-untouched.ts';
import { putReplaces } from './put-replaces.ts';
import { readOnlyNotWritten } from './read-only-not-written.ts';
import { repeatedKeyMakesOne } from './repeated-key-makes-one.ts';
import { stateRespected } from './state-respected.ts';
import { uniquenessKept } from './uniqueness-kept.ts';
import { writtenIsShown } from './written-is-shown.ts';

/** The checks of what sequences of writes leave behind. */
export const stateChecks: readonly Check[] = [
  putReplaces,
  othersUntouched,
  identityKept,
  createdIsNew,
  ifNoneMatchPreventsWrite,
  actionCarriedOut,
  stateRespected,
  foundUnderOwnParent,
  readOnlyNotWritten,
  uniquenessKept,
  repeatedKeyMakesOne,
  writtenIsShown,
  defaultStored,
  listedAsRead,
];
