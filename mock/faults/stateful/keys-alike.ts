import { isKey } from '../../../properties/generators/own-keys.ts';
import type { Fault } from '../../fault.ts';
import { keptModels } from '../sample-answers.ts';

/** Takes every Idempotency-Key for the one that came before. */
export const keysAlike: Fault = {
  id: 'keys-alike',
  family: 'stateful',
  summary: 'takes every Idempotency-Key for the one that came before',
  provokes: 'idempotency-key-distinct',
  also: [],
  needs: { check: 'idempotency-key-distinct', profile: 'idempotency-key' },
  appliesTo: (operation, document, all) =>
    operation.parameters.some(isKey) &&
    keptModels(document, all).some(({ kind, creates }) => creates && kind.create === operation),
  lapse: 'keys-alike',
};
