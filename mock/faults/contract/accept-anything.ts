import type { Fault } from '../../fault.ts';
import { canBeInvalid } from '../visible.ts';

/** Carries out invalid requests. */
export const acceptAnything: Fault = {
  id: 'accept-anything',
  family: 'contract',
  summary: 'carries out invalid requests',
  provokes: 'invalid-rejected',
  also: ['coercion-refused'],
  appliesTo: canBeInvalid,
  forgives: ['parameter', 'body-schema', 'body-missing'],
};
