import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { relates } from './relation.ts';

export const deleteIdempotent = defineCheck({
  id: 'delete-idempotent',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'A second DELETE leaves the same state as the first, and does not fail.',
  clause: rfc9110('9.2.2'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'delete-again'),
  *inspect({ case: { operation }, response }) {
    if (response.status >= 500)
      yield { expected: '404, 410 or the same answer', actual: String(response.status), at: operation.pointer };
  },
});
