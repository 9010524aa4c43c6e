import { defineCheck } from '../check.ts';
import { idempotencyKeyDraft } from './clauses.ts';
import { ruleProbed } from './rule.ts';

export const idempotencyKeyRequired = defineCheck({
  id: 'idempotency-key-required',
  family: 'stateful',
  profile: 'idempotency-key',
  level: 'SHOULD',
  severity: 'warning',
  requirement: 'A request without the Idempotency-Key that it requires is answered 400.',
  clause: idempotencyKeyDraft('2.7'),
  pair: true,
  appliesTo: (exchange) => ruleProbed(exchange, 'idempotency-key-required') !== undefined,
  *inspect({ case: { operation }, response }) {
    if (response.status !== 400 && response.status < 500)
      yield { expected: '400', actual: String(response.status), at: operation.pointer };
  },
});
