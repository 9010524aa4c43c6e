import type { Fault } from '../../fault.ts';
import { isJudged } from '../visible.ts';

/** Carries out what the credentials have no scope for. */
export const scopesIgnored: Fault = {
  id: 'scopes-ignored',
  family: 'authentication',
  summary: 'carries out what the credentials have no scope for',
  provokes: 'authorization-enforced',
  also: [],
  needs: { option: 'second-token' },
  appliesTo: (operation) =>
    operation.responses.has('403') &&
    operation.security.flat().some(({ scopes, scheme }) => scopes.length > 0 && isJudged(scheme)),
  scopesIgnored: true,
};
