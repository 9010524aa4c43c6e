import type { Fault } from '../../fault.ts';
import { onRefusal } from '../bend.ts';
import { canBeInvalid } from '../visible.ts';

/** Breaks off in the middle of its refusals. */
export const cutsRefusals: Fault = {
  id: 'cuts-refusals',
  family: 'contract',
  summary: 'breaks off in the middle of its refusals',
  provokes: 'answers',
  also: [],
  appliesTo: canBeInvalid,
  answer: onRefusal(['parameter', 'body-schema'], (answer) => ({ ...answer, abort: 'midway' })),
};
