import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { agrees, gotObject, relates, sentObject } from './relation.ts';

export const putIdempotent = defineCheck({
  id: 'put-idempotent',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'The same PUT twice leaves the same state as once.',
  clause: rfc9110('9.2.2'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'read-after-replace-again') && isSuccess(exchange.response.status),
  *inspect(exchange) {
    const [replaced, read] = exchange.before;
    const sent = replaced && sentObject(replaced);
    const first = read && gotObject(read);
    const second = gotObject(exchange);
    if (!sent || !first || !second) return;
    for (const name of Object.keys(sent)) {
      if (!agrees(first[name], second[name]))
        yield {
          expected: `${name} as after the first PUT`,
          actual: JSON.stringify(second[name] ?? null).slice(0, 60),
          at: replaced.case.operation.pointer,
          keyword: name,
        };
    }
  },
});
