import type { AnsweredExchange } from '../../http/exchange.ts';
import type { JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { gotObject } from '../checks/relation.ts';
import { accepted } from '../engine/observe.ts';
import type { Binding } from '../engine/resource-pool.ts';
import { type Lifecycle, lifecycleOf } from './lifecycle.ts';
import { type Actor, NotApplicable, type Scenario } from './scenario.ts';

/** Steps at most that are taken to get a resource into a state in which an action is allowed. */
const MOST_STEPS = 3;

/** An action is carried out where it is allowed, shows in the state of the resource, and is refused where it is not allowed. */
export function actAndRead(
  action: Operation,
  operations: readonly Operation[],
  root: JsonObject,
): Scenario | undefined {
  const cycle = lifecycleOf(action, operations, root);
  if (!cycle || !operations.some(({ method, path }) => method === 'POST' && cycle.item.startsWith(`${path}/{`)))
    return undefined;
  const { read, item } = cycle;
  const refuses = action.responses.has('409');
  return {
    id: 'act-and-read',
    summary: `${action.label} in every state that is at hand, and ${read.label} after each`,
    async play(actor) {
      const { binding } = await actor.fresh(item);
      const start = await look(actor, cycle, binding);
      if (refuses && !isAllowed(cycle, start.state)) {
        const early = await actor.exactly(actor.request(action, binding), 'act-in-another-state', [start.shown]);
        if (accepted(early.response)) return;
      }
      const { before, acted } = await carriedOut(actor, cycle, binding, { operations, root });
      const after = await actor.step(actor.request(read, binding));
      const again = await actor.exactly(actor.request(action, binding), 'act-again', [after]);
      const state = stateIn(after, cycle);
      const changed = state !== undefined && state !== before.state;
      // Who refuses it the second time knows that it was carried out, whatever is shown.
      const idle = cycle.to !== undefined && state === before.state && state !== cycle.to && accepted(again.response);
      actor.judge(after, idle ? 'read-after-idle-action' : 'read-after-action', [before.shown, acted]);
      if (
        refuses &&
        changed &&
        !cycle.repeatable &&
        (!isAllowed(cycle, state) || (cycle.once && state === (cycle.to ?? state)))
      )
        actor.judge(again, 'act-in-another-state', [after]);
    },
  };
}

interface Look {
  readonly shown: AnsweredExchange;
  readonly state: string;
}

async function look(actor: Actor, cycle: Lifecycle, binding: Binding): Promise<Look> {
  const shown = await actor.accepted(actor.request(cycle.read, binding));
  const state = stateIn(shown, cycle);
  if (state === undefined) throw new NotApplicable(`${cycle.member} is not shown`);
  return { shown, state };
}

function stateIn(shown: AnsweredExchange, { member }: Lifecycle): string | undefined {
  const state = gotObject(shown)?.[member];
  return typeof state === 'string' ? state : undefined;
}

function isAllowed({ from }: Lifecycle, state: string): boolean {
  return from === undefined || from.includes(state);
}

/** The action, accepted; other actions go before it where its state has to be reached first. */
async function carriedOut(
  actor: Actor,
  cycle: Lifecycle,
  binding: Binding,
  { operations, root }: { readonly operations: readonly Operation[]; readonly root: JsonObject },
): Promise<{ readonly before: Look; readonly acted: AnsweredExchange }> {
  const others = operations
    .map((other) => lifecycleOf(other, operations, root))
    .filter((other) => other !== undefined && other.item === cycle.item && other.action !== cycle.action);
  const taken = new Set<Operation>();
  for (let steps = 0; steps <= MOST_STEPS; steps++) {
    const before = await look(actor, cycle, binding);
    if (isAllowed(cycle, before.state)) {
      const acted = await actor.exactly(actor.request(cycle.action, binding), 'act');
      if (accepted(acted.response) && acted.response.status !== 202) return { before, acted };
      if (cycle.from !== undefined) throw new NotApplicable(`it was answered ${acted.response.status}`);
    }
    const next = others.find(
      (other) =>
        other !== undefined && !taken.has(other.action) && (other.to === undefined || isAllowed(cycle, other.to)),
    );
    if (!next) break;
    taken.add(next.action);
    await actor.exactly(actor.request(next.action, binding), 'act');
  }
  throw new NotApplicable('no state in which it is allowed could be reached');
}
