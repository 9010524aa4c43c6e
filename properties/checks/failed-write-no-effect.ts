import type { AnsweredExchange } from '../../http/exchange.ts';
import { type Deviation, defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { agrees, gotObject, relates } from './relation.ts';

export const failedWriteNoEffect = defineCheck({
  id: 'failed-write-no-effect',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'A write that was refused changed nothing.',
  clause: rfc9110('15.5'),
  pair: true,
  // PATCH has a clause of its own: `patch-atomic`.
  appliesTo: (exchange) =>
    relates(exchange, 'read-after-failed-write') &&
    exchange.before[1]?.request.method !== 'PATCH' &&
    isSuccess(exchange.response.status),
  inspect: changedByRefused,
});

/** Every member that is not as it was before the write that was refused. */
export function* changedByRefused(exchange: AnsweredExchange): Iterable<Deviation> {
  const [before, write] = exchange.before;
  const old = before && gotObject(before);
  const now = gotObject(exchange);
  if (!write || write.response.status < 400 || !old || !now) return;
  for (const [name, value] of Object.entries(old)) {
    if (!agrees(value, now[name]))
      yield {
        expected: `${name} as before the refused ${write.request.method}`,
        actual: JSON.stringify(now[name] ?? null).slice(0, 60),
        at: write.case.operation.pointer,
        keyword: name,
      };
  }
}
