import type { ApiDocument } from '../../openapi/api-document.ts';
import { isArray, isObject, type Json, member } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { relates } from './relation.ts';

/** Members that count readers or measure something. */
const BY_ITSELF =
  /(count|views?|reads?|visits?|hits|access|requests|time|date|last|remaining|seconds|millis|elapsed|age$|ttl|expir|total|seq|progress|load|memory|used|free)/i;

export const safeMethodsChangeNothing = defineCheck({
  id: 'safe-methods-change-nothing',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'Reading leaves the representation as it was.',
  clause: rfc9110('9.2.1'),
  pair: true,
  // What nothing writes changes by itself: a clock, a load, a queue.
  appliesTo: (exchange, { document }) =>
    relates(exchange, 'safe-read') &&
    isSuccess(exchange.response.status) &&
    isWritten(exchange.case.operation, document),
  *inspect({ before: [first, second], case: { operation }, response }) {
    if (!first || !second) return;
    const [a, b, c] = [first.response, second.response, response].map(jsonBody);
    // What changes by itself, or counts its readers, changed between the first two as well and in the same way.
    const change = difference(a, c, '');
    if (change !== undefined && difference(a, b, '') === undefined) return;
    if (change !== undefined && !BY_ITSELF.test(change))
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
  // A fraction that moves is measured.
  if (typeof a === 'number' && typeof b === 'number' && !(Number.isInteger(a) && Number.isInteger(b))) return undefined;
  return a === b ? undefined : at;
}

/** Whether an operation of the document writes what this one reads: at its path, or at the collection above it. */
function isWritten({ path }: Operation, { root }: ApiDocument): boolean {
  const above = path.replace(/\/[^/]*$/, '');
  return [path, above].some((place) =>
    ['post', 'put', 'patch', 'delete'].some((method) => member(member(root.paths, place), method) !== undefined),
  );
}
