import { isArray, isObject, type Json } from '../../openapi/json.ts';
import { defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { relates } from './relation.ts';

export const safeMethodsChangeNothing = defineCheck({
  id: 'safe-methods-change-nothing',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'Reading leaves the representation as it was.',
  clause: rfc9110('9.2.1'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'safe-read') && isSuccess(exchange.response.status),
  *inspect({ before: [first, second], case: { operation }, response }) {
    if (!first || !second) return;
    const [a, b, c] = [first.response, second.response, response].map(jsonBody);
    // What changes by itself, or counts its readers, changed between the first two as well and in the same way.
    const change = difference(a, c, '');
    if (change !== undefined && difference(a, b, '') === undefined) return;
    if (change !== undefined && !/(count|views?|reads?|hits|time|date|last|remaining|uptime|total|seq)/i.test(change))
      yield { expected: 'the same representation', actual: `${change || 'the whole'} changed`, at: operation.pointer };
  },
});

/** The first place where two values differ in a number, a boolean or a size; texts may be times and ids. */
function difference(a: Json | undefined, b: Json | undefined, at: string): string | undefined {
  if (isArray(a) && isArray(b)) {
    if (a.length !== b.length) return at;
    for (const [i, item] of a.entries()) {
      const found = difference(item, b[i], `${at}/${i}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (isObject(a) && isObject(b)) {
    for (const name of Object.keys(a)) {
      const found = difference(a[name], b[name], `${at}/${name}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (typeof a === 'string' && typeof b === 'string') return undefined;
  return a === b ? undefined : at;
}
