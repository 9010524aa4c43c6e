import { defineCheck } from '../check.ts';
import { idempotencyKeyDraft } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { madeBy } from './made-by.ts';
import { relates } from './relation.ts';

export const repeatedKeyMakesOne = defineCheck({
  id: 'repeated-key-makes-one',
  family: 'stateful',
  level: 'SHOULD',
  severity: 'warning',
  requirement: 'A request that is repeated under its Idempotency-Key makes nothing more.',
  clause: idempotencyKeyDraft('2.6'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'repeated-key') && isSuccess(exchange.response.status),
  *inspect(exchange) {
    const [first] = exchange.before;
    const [made, again] = [first && madeBy(first), madeBy(exchange)];
    if (made !== undefined && again !== undefined && made !== again)
      yield {
        expected: `${made}, which the first request made`,
        actual: `${again}: it was carried out twice`,
        at: exchange.case.operation.pointer,
      };
  },
});
