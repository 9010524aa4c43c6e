import { isKey } from '../../../properties/generators/own-keys.ts';
import type { Fault } from '../../fault.ts';

/** Takes a request without the Idempotency-Key that it requires. */
export const requiredKeyOptional: Fault = {
  id: 'required-key-optional',
  family: 'stateful',
  summary: 'takes a request without the Idempotency-Key that it requires',
  provokes: 'idempotency-key-required',
  also: [],
  needs: { check: 'idempotency-key-required', profile: 'idempotency-key' },
  appliesTo: (operation) => operation.parameters.some((parameter) => isKey(parameter) && parameter.required),
  optionalParameters: true,
};
