import { idempotencyKeyDraft } from './clauses.ts';
import { refusedByRule } from './rule.ts';

export const idempotencyKeyPayload = refusedByRule({
  id: 'idempotency-key-payload',
  family: 'stateful',
  profile: 'idempotency-key',
  level: 'SHOULD',
  severity: 'warning',
  requirement: 'An Idempotency-Key that comes again with another payload is refused (422).',
  clause: idempotencyKeyDraft('2.7'),
});
