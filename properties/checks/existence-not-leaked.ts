import type { AnsweredExchange } from '../../http/exchange.ts';
import { isArray, isObject, type Json } from '../../openapi/json.ts';
import { defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { rfc9110 } from './clauses.ts';
import { relates } from './relation.ts';

/** Fields that differ from one answer to the next, whatever it is about. */
const OWN =
  /^(date|age|set-cookie|content-length|expires|etag|last-modified|.*(request|trace|correlation|ray|span)-?.*|x-runtime|server-timing|.*ratelimit.*|retry-after)$/i;

export const existenceNotLeaked = defineCheck({
  id: 'existence-not-leaked',
  family: 'authentication',
  level: 'MAY',
  severity: 'warning',
  requirement: 'Where resources of others are hidden, one that exists is answered as one that does not.',
  clause: rfc9110('15.5.4'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'hidden-resource'),
  *inspect(exchange) {
    const [one, two] = exchange.before.slice(-2);
    if (!one || !two) return;
    const at = exchange.case.operation.pointer;
    // What differs between two that are not there differs by itself.
    const told = facts(exchange);
    const [first, second] = [facts(one), facts(two)];
    for (const name of new Set([...told.keys(), ...first.keys()])) {
      if (first.get(name) !== second.get(name) || told.get(name) === first.get(name)) continue;
      yield {
        expected: `${name} as for a resource that does not exist: ${short(first.get(name))}`,
        actual: short(told.get(name)),
        at,
        keyword: name,
      };
      return;
    }
  },
});

/** What an answer tells: its status, its fields, and the members of its body, the names in its path blotted out. */
function facts(exchange: AnsweredExchange): ReadonlyMap<string, string> {
  const { response, request } = exchange;
  const names = new URL(request.url).pathname.split('/').filter((segment) => segment.length > 0);
  const last = decoded(names.at(-1) ?? '');
  const blot = (text: string): string => (last === '' ? text : text.replaceAll(last, '…'));
  const found = new Map([['the status', String(response.status)]]);
  for (const [name, value] of response.headers)
    if (!OWN.test(name)) found.set(`the field ${name.toLowerCase()}`, blot(value));
  const body = jsonBody(response);
  if (body === undefined) found.set('the body', blot(Buffer.from(response.body).toString('latin1')));
  else for (const [place, text] of leaves(body, '')) found.set(`the member ${place}`, blot(text));
  return found;
}

function* leaves(value: Json, at: string): Iterable<readonly [string, string]> {
  if (isObject(value)) for (const [name, inner] of Object.entries(value)) yield* leaves(inner ?? null, `${at}/${name}`);
  else if (isArray(value)) for (const [i, inner] of value.entries()) yield* leaves(inner, `${at}/${i}`);
  else yield [at, JSON.stringify(value)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function short(text: string | undefined): string {
  return text === undefined ? 'absent' : text.slice(0, 60);
}
