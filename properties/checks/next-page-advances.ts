import { defineCheck } from '../check.ts';
import { rfc8288 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { idsOn, relates } from './relation.ts';

export const nextPageAdvances = defineCheck({
  id: 'next-page-advances',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'A next link or cursor leads to another page.',
  clause: rfc8288('3'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'next-page'),
  *inspect(exchange) {
    const previous = exchange.before.at(-1);
    if (!previous) return;
    const {
      response,
      case: { operation },
    } = exchange;
    const [ids, before] = [idsOn(exchange), idsOn(previous)];
    if (isSuccess(response.status) && ids.length > 0 && ids.join() === before.join())
      yield { expected: 'another page', actual: 'the same page again', at: operation.pointer };
    else if (response.status === 404 || response.status === 400)
      yield { expected: 'a page', actual: String(response.status), at: operation.pointer };
  },
});
