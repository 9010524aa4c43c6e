import type { Fault } from '../../fault.ts';
import { onSuccess, withField } from '../bend.ts';

/** Announces a deprecation without saying since when. */
export const deprecationMalformed: Fault = {
  id: 'deprecation-malformed',
  family: 'contract',
  summary: 'says Deprecation: true',
  provokes: 'deprecation-announced',
  also: [],
  needs: { check: 'deprecation-announced' },
  appliesTo: (operation) => !operation.deprecated,
  answer: onSuccess((answer) => withField(answer, 'Deprecation', 'true')),
};
