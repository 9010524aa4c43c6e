import { isKey } from '../../../properties/generators/own-keys.ts';
import type { Fault } from '../../fault.ts';
import { keptModels } from '../sample-answers.ts';

/** Carries a request out again under an Idempotency-Key that came before. */
export const repeatedKeyIgnored: Fault = {
  id: 'repeated-key-ignored',
  family: 'stateful',
  summary: 'carries a request out again under an Idempotency-Key that came before',
  provokes: 'repeated-key-makes-one',
  also: ['idempotency-key-replayed', 'idempotency-key-payload'],
  appliesTo: (operation, document, all) =>
    operation.parameters.some(isKey) &&
    keptModels(document, all).some(
      ({ kind, creates }) => creates && kind.create === operation && kind.read !== undefined,
    ),
  lapse: 'repeated-key-ignored',
};
