import type { AnsweredExchange } from '../../http/exchange.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { envelopeOf, unwrapped } from '../engine/envelope.ts';
import { jsonBody } from '../engine/observe.ts';
import { identifierIn, representations } from '../engine/shown-resources.ts';

/** True when the exchange is the step of a workflow that must show this about the exchanges before it. */
export function relates({ case: { intent } }: AnsweredExchange, ...relations: readonly string[]): boolean {
  return intent.kind === 'protocol' && intent.probe.id === 'workflow' && relations.includes(intent.probe.relation);
}

/** The JSON object that an exchange sent. */
export function sentObject({ case: { body } }: AnsweredExchange): JsonObject | undefined {
  return body && 'value' in body && isObject(body.value) ? body.value : undefined;
}

/** The JSON object that an exchange got, out of its envelope. */
export function gotObject({ response }: AnsweredExchange): JsonObject | undefined {
  const body = jsonBody(response);
  return isObject(body) ? unwrapped(body) : undefined;
}

/**
 * What was sent and what was got, made alike: both out of the same envelope, or as they stand where only the request
 * says so and the answer has such a member.
 */
export function compared(
  write: AnsweredExchange,
  read: AnsweredExchange,
): { readonly sent: JsonObject; readonly got: JsonObject } | undefined {
  const sent = sentObject(write);
  const got = gotObject(read);
  if (!sent || !got) return undefined;
  const [name] = envelopeOf(sent);
  return { sent: name === undefined || Object.hasOwn(got, name) ? sent : unwrapped(sent), got };
}

/** The ids of the resources on a page; none where what looks like their id names several of them, or one stands alone. */
export function idsOn({ response, case: { operation } }: AnsweredExchange): readonly string[] {
  const named = new Map<string, string>();
  const ids: string[] = [];
  const body = jsonBody(response);
  const all = representations(body, undefined, operation);
  if (standsAlone(body, all)) return [];
  for (const shown of all) {
    const id = identifierIn(shown, undefined, operation);
    if (id === undefined) continue;
    const [key, whole] = [JSON.stringify(id), JSON.stringify(shown)];
    if (named.has(key) && named.get(key) !== whole) return [];
    named.set(key, whole);
    ids.push(key);
  }
  return ids;
}

/** Whether what an answer shows is one resource, and no list of one. */
function standsAlone(body: Json | undefined, [only, ...others]: readonly JsonObject[]): boolean {
  if (!isObject(body) || !only || others.length > 0) return false;
  return [body, ...Object.values(body)].some((inner) => isObject(inner) && unwrapped(inner) === only);
}

/**
 * Whether two values mean the same to a server that normalises: texts may be trimmed, change case or time zone; lists of
 * scalars may be sorted; members that were not sent may be there.
 */
export function agrees(sent: Json | undefined, got: Json | undefined): boolean {
  if (sent === undefined) return true;
  if (typeof sent === 'string' && typeof got === 'string')
    return normal(sent) === normal(got) || sameMoment(sent, got) || sameAddress(sent, got);
  if (isArray(sent) && isArray(got))
    return sent.length === got.length && (sent.every((item, i) => agrees(item, got[i])) || sameSet(sent, got));
  if (isObject(sent) && isObject(got)) return Object.entries(sent).every(([name, inner]) => agrees(inner, got[name]));
  if (typeof sent === 'number' && typeof got === 'number')
    return sent === got || Math.abs(sent - got) <= Math.abs(sent) * 1e-9;
  // Null may be left out, and an empty text be stored as none.
  return sent === got || (sent === null && got === undefined) || (sent === '' && (got === null || got === undefined));
}

/** Lists of scalars may be kept sorted. */
function sameSet(sent: readonly Json[], got: readonly Json[]): boolean {
  const left = [...got];
  return sent.every((item) => {
    if (item !== null && typeof item === 'object') return false;
    const at = left.findIndex((other) => agrees(item, other));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function normal(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

function sameMoment(a: string, b: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d[Tt ]/.test(a) && /^\d{4}-\d\d-\d\d[Tt ]/.test(b) && Math.abs(Date.parse(a) - Date.parse(b)) < 1000
  );
}

function sameAddress(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href;
}

/** Whether two values are of one kind: scalars by their type, lists by that of their items. */
export function isAlike(sent: Json, got: Json): boolean {
  if (isArray(sent) && isArray(got)) {
    const [first] = sent;
    const [other] = got;
    return first === undefined || other === undefined || isAlike(first, other);
  }
  return kindOf(sent) === kindOf(got);
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  return isArray(value) ? 'array' : typeof value;
}
