import type { Case } from '../../http/case.ts';
import { isObject, type JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { agrees } from '../checks/relation.ts';
import type { Binding } from '../engine/resource-pool.ts';
import type { Actor } from './scenario.ts';

const VARIETIES = 8;

/**
 * A valid write whose values are not those that are there already, for what is not carried out would not show otherwise;
 * of several the one that says most. The usual one where none differs.
 */
export function differing(actor: Actor, write: Operation, binding: Binding, current: JsonObject | undefined): Case {
  const usual = actor.request(write, binding, 1);
  if (differs(usual, current)) return usual;
  let best: Case | undefined;
  for (let variety = 2; variety <= VARIETIES; variety++) {
    const made = actor.request(write, binding, variety);
    if (differs(made, current) && (best === undefined || membersOf(made) > membersOf(best))) best = made;
  }
  return best ?? usual;
}

function membersOf({ body }: Case): number {
  return body && 'value' in body && isObject(body.value) ? Object.keys(body.value).length : 0;
}

function differs({ body }: Case, current: JsonObject | undefined): boolean {
  if (!current || !body || !('value' in body) || !isObject(body.value)) return true;
  // A member that is not shown says nothing.
  return Object.entries(body.value).some(([name, value]) => name in current && !agrees(value, current[name]));
}
