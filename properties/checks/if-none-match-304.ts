import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { relates } from './relation.ts';

export const ifNoneMatch304 = defineCheck({
  id: 'if-none-match-304',
  family: 'stateful',
  level: 'MUST',
  severity: 'warning',
  requirement: 'A GET with the entity tag just received is answered 304.',
  clause: rfc9110('13.1.2'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'conditional-get'),
  *inspect({ before, case: { operation }, response }) {
    const [first, second] = before;
    // Two answers that differ have no tag in common to speak of.
    if (!first || !second || Buffer.compare(first.response.body, second.response.body) !== 0) return;
    if (isSuccess(response.status)) yield { expected: '304', actual: String(response.status), at: operation.pointer };
  },
});
