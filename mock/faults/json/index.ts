import type { Fault } from '../../fault.ts';
import { jsonByteOrderMark } from './json-byte-order-mark.ts';
import { jsonDuplicateKey } from './json-duplicate-key.ts';
import { jsonDuplicatesDivided } from './json-duplicates-divided.ts';
import { jsonIntegerInexact } from './json-integer-inexact.ts';
import { jsonLoneSurrogate } from './json-lone-surrogate.ts';
import { jsonNotANumber } from './json-not-a-number.ts';
import { jsonNotUtf8 } from './json-not-utf8.ts';
import { jsonTrailingComma } from './json-trailing-comma.ts';

/** The faults of this family. */
export const jsonFaults: readonly Fault[] = [
  jsonByteOrderMark,
  jsonNotUtf8,
  jsonDuplicateKey,
  jsonDuplicatesDivided,
  jsonTrailingComma,
  jsonNotANumber,
  jsonIntegerInexact,
  jsonLoneSurrogate,
];
