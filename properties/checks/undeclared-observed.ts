import { isArray, isObject, type Json } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { type JsonPointer, join } from '../../openapi/pointer.ts';
import { type CheckContext, defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { type Describe, type Described, describedBy } from '../judge/declared.ts';
import { openapi } from './clauses.ts';
import { isIntermediary, isOwn, isSuccess } from './guards.ts';

/** Fields of HTTP itself (RFC 9110, 9111, 9112), of its registered extensions, and of browsers' policies. */
const OF_HTTP =
  /^(accept-.*|access-control-.*|age|allow|alt-svc|authentication-info|cache-control|connection|content-.*|cookie|cross-origin-.*|date|deprecation|etag|expires|host|keep-alive|last-modified|link|location|nel|permissions-policy|pragma|proxy-.*|referrer-policy|report-to|reporting-endpoints|retry-after|server|server-timing|set-cookie|strict-transport-security|sunset|te|timing-allow-origin|trailer|transfer-encoding|upgrade|vary|via|warning|www-authenticate)$/i;
const MOST_ITEMS = 20;

/** The lookups of each document's operations, made once: by operation, as checks see one at a time. */
const lookups = new WeakMap<Operation, Describe>();

export const undeclaredObserved = defineCheck({
  id: 'undeclared-observed',
  family: 'contract',
  level: 'document',
  severity: 'off',
  requirement: 'The members and fields of answers are those that the document declares.',
  clause: openapi('Media Type Object'),
  appliesTo: (exchange) => isOwn(exchange) && isSuccess(exchange.response.status) && !isIntermediary(exchange),
  *inspect(exchange, context) {
    const { operation } = exchange.case;
    const described = context.judge.responseFor(operation, exchange.response.status);
    if (!described) return;
    const body = jsonBody(exchange.response);
    const seen = new Set<JsonPointer>();
    const describe = lookup(operation, context);
    const describes = (holder: JsonPointer, name: string): Described =>
      describe(operation.label, exchange.response.status, holder, name);
    for (const place of body === undefined ? [] : undeclared(body, '', describes)) {
      if (seen.has(place)) continue;
      seen.add(place);
      yield {
        expected: 'a member that is declared',
        actual: place,
        at: described.pointer,
        keyword: place,
        part: place,
      };
    }
    const declared = new Set(described.headers.map(({ name }) => name.toLowerCase()));
    for (const [name] of exchange.response.headers) {
      const field = name.toLowerCase();
      if (declared.has(field) || OF_HTTP.test(field) || seen.has(field)) continue;
      seen.add(field);
      yield {
        expected: 'a field that is declared',
        actual: name,
        at: described.pointer,
        keyword: field,
        part: `header ${name}`,
      };
    }
  },
});

function lookup(operation: Operation, { document }: CheckContext): Describe {
  const made = lookups.get(operation) ?? describedBy(document, [operation]);
  lookups.set(operation, made);
  return made;
}

/** The places, items as `*`, of members that the document describes neither by name nor as one of many. */
function* undeclared(
  value: Json,
  holder: JsonPointer,
  describes: (holder: JsonPointer, name: string) => Described,
): Iterable<JsonPointer> {
  if (isArray(value)) for (const item of value.slice(0, MOST_ITEMS)) yield* undeclared(item, `${holder}/*`, describes);
  else if (isObject(value))
    for (const [name, inner] of Object.entries(value)) {
      const by = describes(holder, name);
      if (by === 'undocumented') yield join(holder, name);
      else yield* undeclared(inner ?? null, by === 'map' ? `${holder}/*` : join(holder, name), describes);
    }
}
