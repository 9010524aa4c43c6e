import { defineCheck } from '../check.ts';
import { idempotencyKeyDraft } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { madeBy } from './made-by.ts';
import { relates } from './relation.ts';

export const idempotencyKeyDistinct = defineCheck({
  id: 'idempotency-key-distinct',
  family: 'stateful',
  profile: 'idempotency-key',
  level: 'convention',
  severity: 'warning',
  requirement: 'The same request under another Idempotency-Key is another request.',
  clause: idempotencyKeyDraft('2.6'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'other-key') && isSuccess(exchange.response.status),
  *inspect(exchange) {
    const { operation } = exchange.case;
    const [first] = exchange.before;
    // Only what makes something each time must make another thing.
    if (!first || operation.method !== 'POST' || first.response.status !== 201) return;
    const [made, again] = [madeBy(first), madeBy(exchange)];
    if (made !== undefined && made === again)
      yield { expected: `something else than ${made}`, actual: `${again} again`, at: operation.pointer };
  },
});
