import type { Fault } from '../../fault.ts';
import { takesJson } from '../visible.ts';

/** Carries out requests whose body is no JSON. */
export const malformedAccepted: Fault = {
  id: 'malformed-accepted',
  family: 'contract',
  summary: 'carries out requests whose body is no JSON',
  provokes: 'malformed-json-rejected',
  also: ['invalid-rejected'],
  appliesTo: takesJson,
  forgives: ['body-syntax'],
};
