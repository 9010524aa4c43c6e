import type { Lifecycle } from '../../properties/workflows/lifecycle.ts';
import type { MockRequest } from '../fault.ts';
import type { Plan } from '../plan.ts';
import type { Outcome } from './outcome.ts';
import type { Place } from './place.ts';
import { shown } from './shown.ts';
import { keep, type Stored } from './store.ts';

/** Carries out an action: it moves its resource to the state that the document tells, and is refused where it is not allowed. */
export function act(place: Place, plan: Plan, request: MockRequest, cycle: Lifecycle): Outcome {
  const { model, collection, key } = place;
  const old = collection.records.get(key);
  if (!old) return { refusal: { kind: 'unknown-resource', detail: 'there is no such resource' } };
  const { member, to, from, once, repeatable } = cycle;
  const state = String(old.body[member]);
  const barred =
    (from !== undefined && !from.includes(state) && !(repeatable && state === to)) ||
    (once && !repeatable && state === to);
  if (barred && plan.operation.responses.has('409') && !plan.lapses.has('action-in-any-state'))
    return { refusal: { kind: 'state', detail: 'the state of the resource does not allow it' } };
  const body = to === undefined ? old.body : { ...old.body, [member]: to };
  const stored: Stored = model.valid(body) ? { ...old, body, version: old.version + 1 } : old;
  if (!plan.lapses.has('action-forgotten')) keep(collection, stored);
  return shown(place, plan, request, stored, plan.success);
}
