import { isKey } from '../../../properties/generators/own-keys.ts';
import type { Fault } from '../../fault.ts';
import { keptModels } from '../sample-answers.ts';

/** Refuses a request under an Idempotency-Key that came before, as if it were another. */
export const repeatedKeyRefused: Fault = {
  id: 'repeated-key-refused',
  family: 'stateful',
  summary: 'refuses a request under an Idempotency-Key that came before, as if it were another',
  provokes: 'idempotency-key-replayed',
  also: [],
  needs: { check: 'idempotency-key-replayed', profile: 'idempotency-key' },
  appliesTo: (operation, document, all) =>
    operation.parameters.some(isKey) &&
    keptModels(document, all).some(({ kind, creates }) => creates && kind.create === operation),
  lapse: 'repeated-key-refused',
};
