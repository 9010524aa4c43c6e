import type { AnsweredExchange } from '../../http/exchange.ts';
import type { Json } from '../../openapi/json.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { excerpt } from './excerpt.ts';
import { agrees, gotObject, relates, sentObject } from './relation.ts';

export const putReplaces = defineCheck({
  id: 'put-replaces',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'A PUT replaces: an optional member that it leaves out does not keep the value that it had.',
  clause: rfc9110('9.3.4'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'read-after-lesser-put'),
  *inspect(exchange) {
    const [first, , kept, second, lesser] = exchange.before;
    const sent = lesser && sentObject(lesser);
    if (!first || !kept || !second || !lesser || !sent) return;
    for (const name of Object.keys(gotObject(first) ?? {})) {
      const [one, then, other, now] = [first, kept, second, exchange].map((read) => shown(read, name));
      if (Object.hasOwn(sent, name) || !isSaid(one) || !isSaid(other)) continue;
      // A value that comes by itself is the same each time: of two that stay both were kept.
      if (agrees(one, other) || !isSaid(then) || !isSaid(now) || !agrees(one, then) || !agrees(other, now)) continue;
      yield {
        expected: `${name} as it is where nobody says anything of it`,
        actual: `${excerpt(now)}, as before the PUT that leaves it out`,
        at: lesser.case.operation.pointer,
        keyword: name,
        part: `/${name}`,
      };
    }
  },
});

function shown(read: AnsweredExchange, name: string): Json | undefined {
  const body = gotObject(read);
  return body && Object.hasOwn(body, name) ? body[name] : undefined;
}

function isSaid(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
}
