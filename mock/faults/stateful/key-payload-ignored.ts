import { isKey } from '../../../properties/generators/own-keys.ts';
import type { Fault } from '../../fault.ts';
import { keptModels } from '../sample-answers.ts';

/** Answers another request under an Idempotency-Key that came before as if it were the same. */
export const keyPayloadIgnored: Fault = {
  id: 'key-payload-ignored',
  family: 'stateful',
  summary: 'answers another request under an Idempotency-Key that came before as if it were the same',
  provokes: 'idempotency-key-payload',
  also: [],
  needs: { check: 'idempotency-key-payload', profile: 'idempotency-key' },
  appliesTo: (operation, document, all) =>
    operation.parameters.some(isKey) &&
    keptModels(document, all).some(({ kind, creates }) => creates && kind.create === operation),
  lapse: 'key-payload-ignored',
};
