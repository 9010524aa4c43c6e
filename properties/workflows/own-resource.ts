import type { AnsweredExchange } from '../../http/exchange.ts';
import { accepted, pathValues } from '../engine/observe.ts';
import { type Binding, templateParameters } from '../engine/resource-pool.ts';
import type { Family } from './family.ts';
import { type Actor, NotApplicable } from './scenario.ts';

/** A resource that nobody but the sequence knows of, and the exchange that made it. */
export interface OwnResource {
  readonly binding: Binding;
  readonly made: AnsweredExchange;
}

/**
 * Plays with a resource of the sequence's own: one that POST makes, else one that PUT makes under a free name, which is
 * deleted in the end; the only one of its kind is what it is. Throws {@link NotApplicable} where none can be made.
 */
export async function withOwnResource(
  actor: Actor,
  family: Family,
  play: (own: OwnResource) => Promise<void>,
): Promise<void> {
  const { create, read, replace, delete: remove, item, single } = family;
  if (single && read) {
    // One resource is made for the sequence where this is part of it.
    const binding = templateParameters(item).length > 0 ? (await actor.fresh(item)).binding : {};
    return play({ binding, made: await actor.accepted(actor.request(read, binding)) });
  }
  if (create) {
    const { binding, create: made } = await actor.fresh(item);
    return play({ binding, made });
  }
  if (!replace) throw new NotApplicable('nothing makes such a resource');
  const binding = freeName(pathValues(actor.request(replace)), actor, family);
  const made = await actor.step(actor.request(replace, binding));
  if (!accepted(made.response)) throw new NotApplicable('a PUT of what is not there is refused');
  try {
    await play({ binding, made });
  } finally {
    if (remove) await actor.step(actor.request(remove, binding));
  }
}

/** A name like the one that is known, which no other sequence uses. Throws {@link NotApplicable} where none fits. */
export function freeName(known: Binding, actor: Actor, { read, item }: Pick<Family, 'read' | 'item'>): Binding {
  const name = templateParameters(item).at(-1) ?? '';
  const schema = read?.parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.schema;
  const value = known[name];
  const number = 100 + actor.attempt();
  const letters = String(number).replace(/[0-9]/g, (digit) => 'bcdfghjkmn'[Number(digit)] ?? 'p');
  const candidates =
    typeof value === 'number'
      ? [value + number]
      : typeof value === 'string'
        ? [number, letters, letters.toUpperCase()].flatMap((end) => [
            `${value}${end}`,
            `${value.slice(0, -String(end).length)}${end}`,
          ])
        : [];
  const free = candidates.find((one) => schema === undefined || actor.models.model(schema).accepts(one));
  if (free === undefined) throw new NotApplicable('no name of a resource that is not there could be made');
  return { ...known, [name]: free };
}
