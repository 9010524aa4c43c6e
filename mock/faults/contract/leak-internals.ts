import type { Fault } from '../../fault.ts';
import { onRefusal } from '../bend.ts';
import { withStackTrace } from '../stack-trace.ts';
import { canBeInvalid } from '../visible.ts';

/** Shows a stack trace in its refusals. */
export const leakInternals: Fault = {
  id: 'leak-internals',
  family: 'contract',
  summary: 'shows a stack trace in its refusals',
  provokes: 'no-internals-leaked',
  also: ['body-matches-schema', 'content-type-documented'],
  appliesTo: canBeInvalid,
  answer: onRefusal(['parameter', 'body-schema', 'body-syntax', 'body-missing'], withStackTrace),
};
