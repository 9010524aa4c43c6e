import type { Fault } from '../../fault.ts';
import { onRefusal, withField } from '../bend.ts';
import { isBearer, schemesOf } from '../visible.ts';

/** Calls a token invalid that nobody presented. */
export const challengeTellsError: Fault = {
  id: 'challenge-tells-error',
  family: 'authentication',
  summary: 'calls a token invalid that nobody presented',
  provokes: 'challenge-without-error-code',
  also: [],
  needs: { check: 'challenge-without-error-code' },
  appliesTo: (operation) => schemesOf(operation).some(isBearer),
  answer: onRefusal(['credentials'], (answer) =>
    withField(answer, 'WWW-Authenticate', 'Bearer realm="mock", error="invalid_token"'),
  ),
};
