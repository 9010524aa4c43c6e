import type { Case } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { agrees } from '../checks/relation.ts';
import { accepted } from '../engine/observe.ts';
import type { Binding } from '../engine/resource-pool.ts';
import { type Actor, NotApplicable, withBody } from './scenario.ts';

const VARIETIES = 8;

/**
 * Valid writes whose values are not those that are there already, for what is not carried out would not show otherwise:
 * first one in which as many members differ as can, then one as it was generated. Throws {@link NotApplicable} where no
 * valid write differs.
 */
export function differing(
  actor: Actor,
  write: Operation,
  binding: Binding,
  current: JsonObject | undefined,
): readonly [Case, ...Case[]] {
  const usual = actor.request(write, binding, 1);
  const own = bodyOf(usual);
  if (!own || !current) return [usual];
  const schema = write.requestBody?.content.find(({ range }) => range === usual.body?.mediaType)?.schema;
  const others = Array.from({ length: VARIETIES - 1 }, (_, i) => actor.request(write, binding, i + 2));
  let best = own;
  // Of several moments one often has to come before the other: they stay as they are.
  const moments = Object.values(own).filter(isMoment).length;
  for (const name of Object.keys(own)) {
    if (differsIn(name, best, current) || (moments > 1 && isMoment(own[name]))) continue;
    for (const other of others) {
      const value = bodyOf(other)?.[name];
      const next = value === undefined ? best : { ...best, [name]: value };
      if (!differsIn(name, next, current) || schema === undefined || !actor.models.model(schema).accepts(next))
        continue;
      best = next;
      break;
    }
  }
  const plain = [usual, ...others].filter((one) => differs(bodyOf(one), current));
  const merged = differs(best, current) ? [withBody(usual, best)] : [];
  const [first, ...rest] = [...merged, ...plain.sort((a, b) => membersOf(b) - membersOf(a)).slice(0, 2)];
  if (!first) throw new NotApplicable(`no valid ${write.label} says anything but what is there already`);
  return [first, ...rest];
}

/** The first of these requests that is accepted. Throws {@link NotApplicable} where none is. */
export async function firstAccepted(actor: Actor, requests: readonly Case[]): Promise<AnsweredExchange> {
  let status = 0;
  for (const request of requests) {
    const exchange = await actor.step(request);
    if (accepted(exchange.response)) return exchange;
    status = exchange.response.status;
  }
  throw new NotApplicable(`${requests[0]?.operation.label ?? 'it'} was answered ${status}`);
}

/** Whether a value is a date, with or without a time. */
export function isMoment(value: Json | undefined): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d([Tt ]|$)/.test(value);
}

function bodyOf({ body }: Case): JsonObject | undefined {
  return body && 'value' in body && isObject(body.value) ? body.value : undefined;
}

function membersOf(one: Case): number {
  return Object.keys(bodyOf(one) ?? {}).length;
}

function differs(body: JsonObject | undefined, current: JsonObject): boolean {
  return body === undefined || Object.keys(body).some((name) => differsIn(name, body, current));
}

/** A member that is not shown says nothing. */
function differsIn(name: string, body: JsonObject, current: JsonObject): boolean {
  return name in current && !agrees(body[name], current[name]);
}
