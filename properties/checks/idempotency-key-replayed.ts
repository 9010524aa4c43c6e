import { defineCheck } from '../check.ts';
import { idempotencyKeyDraft } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { madeBy } from './made-by.ts';
import { relates } from './relation.ts';

export const idempotencyKeyReplayed = defineCheck({
  id: 'idempotency-key-replayed',
  family: 'stateful',
  profile: 'idempotency-key',
  level: 'SHOULD',
  severity: 'error',
  requirement: 'A request that is repeated under its Idempotency-Key is answered as it was, and carried out once.',
  clause: idempotencyKeyDraft('2.6'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'same-key', 'same-key-at-once'),
  *inspect(exchange) {
    const [first] = exchange.before;
    if (!first) return;
    const at = exchange.case.operation.pointer;
    const { status } = exchange.response;
    const atOnce = relates(exchange, 'same-key-at-once');
    if (!isSuccess(status) || !isSuccess(first.response.status)) {
      // While the first is under way the second may be a conflict; afterwards nothing is left to conflict with.
      if (!atOnce && status < 500)
        yield {
          expected: `${first.response.status}, as before`,
          actual: String(status),
          at,
          keyword: 'refused',
          severity: 'warning',
        };
      return;
    }
    const [made, again] = [madeBy(first), madeBy(exchange)];
    if (made !== undefined && again !== undefined && made !== again)
      yield {
        expected: `${made}, which the first request made`,
        actual: `${again}: it was carried out twice`,
        at,
        keyword: atOnce ? 'at-once' : 'twice',
      };
    else if (!atOnce && status !== first.response.status)
      yield {
        expected: `${first.response.status}, as before`,
        actual: String(status),
        at,
        keyword: 'status',
        severity: 'warning',
      };
  },
});
