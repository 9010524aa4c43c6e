import { isJson } from '../../http/media-type.ts';
import type { JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { createShapes, enumerated, members } from '../../openapi/schema/shape.ts';
import { collectionOf, resourcePrefix } from '../engine/resource-pool.ts';
import { templatesOf } from '../engine/templates.ts';
import { resultOf, startsOf } from './state-words.ts';

/** What the document says of an action on a resource (`POST /orders/{id}/cancel`): in which state it is allowed, and where it leads. */
export interface Lifecycle {
  readonly action: Operation;
  readonly read: Operation;
  /** `/orders/{id}` */
  readonly item: string;
  /** The member of the resource that says its state. */
  readonly member: string;
  /** Its values, in document order. */
  readonly states: readonly string[];
  /** The state that the action leads to; `undefined` where that cannot be told. */
  readonly to?: string;
  /** The states in which it is allowed; `undefined` where the document names none. */
  readonly from?: readonly string[];
  /** The document says that it is refused where it was carried out before. */
  readonly once: boolean;
  /** The document speaks of doing it again: that may be allowed. */
  readonly repeatable: boolean;
}

const AGAIN = /\b(again|repeat(ed|s|ing)?|idempotent|no[- ]?op|no effect|nothing|already)\b/i;

const STATE = /(^|_)(status|state|stage|phase)$|(Status|State|Stage|Phase)$/;

/** The life cycle that an action is a step of; `undefined` where the operation is no action on a resource with a state. */
export function lifecycleOf(
  action: Operation,
  operations: readonly Operation[],
  root: JsonObject,
): Lifecycle | undefined {
  const item = resourcePrefix(action.path);
  if (item === undefined || (action.method !== 'POST' && action.method !== 'PUT')) return undefined;
  if (collectionOf(action.path) !== item || operations.some(({ path }) => path.startsWith(`${action.path}/`)))
    return undefined;
  const read = templatesOf(operations).operationAt('GET', item);
  const state = read && stateOf(read, root);
  if (!read || !state) return undefined;
  const said = [action.source.summary, action.source.description].map((text) => String(text ?? ''));
  const conflict = action.responses.get('409')?.description ?? '';
  const success = [...action.responses.values()].filter(({ status }) => /^20[04]$/.test(status));
  const verb = action.path.slice(action.path.lastIndexOf('/') + 1);
  const named = resultOf(
    verb,
    success.map(({ description }) => description),
    state.states,
  );
  const starts = startsOf(said, conflict, state.states, named);
  // Of two states it is the other one.
  const to =
    named ??
    (starts?.length === 1 && state.states.length === 2 ? state.states.find((one) => !starts.includes(one)) : undefined);
  return {
    action,
    read,
    item,
    ...state,
    ...(to !== undefined && { to }),
    ...(starts && { from: starts }),
    once: /\b(already|before|twice|once|a second time)\b/i.test(conflict),
    repeatable: said.some((text) => AGAIN.test(text)),
  };
}

/** The member of a resource that says its state, one of several: at its top, or one level inside where answers wrap it. */
function stateOf(
  read: Operation,
  root: JsonObject,
): { readonly member: string; readonly states: readonly string[] } | undefined {
  const schema = read.responses.get('200')?.content?.find(({ range }) => isJson(range))?.schema;
  if (schema === undefined) return undefined;
  const shapes = createShapes(root);
  const tops = shapes.of([schema]);
  const inner = tops.flatMap((shape) => {
    const all = [...members(shape).values()];
    return all.length === 1 && all[0] ? shapes.of(all[0]) : [];
  });
  for (const shape of [...tops, ...inner])
    for (const [member, pointers] of members(shape)) {
      if (!STATE.test(member)) continue;
      const states = shapes.of(pointers).flatMap((one) => enumerated(one) ?? []);
      const texts = [...new Set(states.filter((value) => typeof value === 'string'))];
      if (texts.length >= 2) return { member, states: texts };
    }
  return undefined;
}
