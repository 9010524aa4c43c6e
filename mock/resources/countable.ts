import type { Json } from '../../openapi/json.ts';

/** Names whose numbers may change by themselves, so that nothing follows from a change. */
const MOVING =
  /(count|views?|reads?|visits?|hits|access|requests|time|date|last|remaining|seconds|millis|elapsed|age$|ttl|expir|total|seq|progress|load|memory|used|free)/i;

/** Whether a change of this member of a representation, made by a read, would show that the read was not safe. */
export function isCountable(name: string, value: Json | undefined): boolean {
  return Number.isInteger(value) && !/id$/i.test(name) && !MOVING.test(name);
}
