import type { Check } from '../check.ts';
import { putReplaces } from './put-replaces.ts';

/** The checks of what sequences of writes leave behind. */
export const stateChecks: readonly Check[] = [putReplaces];
