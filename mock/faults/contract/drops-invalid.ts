import type { Fault } from '../../fault.ts';
import { onRefusal } from '../bend.ts';
import { canBeInvalid } from '../visible.ts';

/** Closes the connection on invalid requests. */
export const dropsInvalid: Fault = {
  id: 'drops-invalid',
  family: 'contract',
  summary: 'closes the connection on invalid requests',
  provokes: 'answers',
  also: [],
  appliesTo: canBeInvalid,
  answer: onRefusal(['parameter', 'body-schema'], (answer) => ({ ...answer, abort: 'before' })),
};
