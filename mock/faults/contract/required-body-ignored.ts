import type { Fault } from '../../fault.ts';
import { takesJson } from '../visible.ts';

/** Carries out requests without their required body. */
export const requiredBodyIgnored: Fault = {
  id: 'required-body-ignored',
  family: 'contract',
  summary: 'carries out requests without their required body',
  provokes: 'invalid-rejected',
  also: [],
  appliesTo: (operation) => operation.requestBody?.required === true && takesJson(operation),
  forgives: ['body-missing'],
};
