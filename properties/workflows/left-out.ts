import type { Case } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import type { JsonObject } from '../../openapi/json.ts';
import type { Operation, Parameter } from '../../openapi/operation.ts';
import { createShapes } from '../../openapi/schema/shape.ts';
import { differenceShown } from '../lists/difference-shown.ts';
import { documentedDefault, documentedDefaults } from '../lists/documented-default.ts';
import { familiesAt } from './family.ts';
import { fillCollection } from './pages.ts';
import { isPosition, sizeParameter, unfiltered, withPageSize } from './paging.ts';
import type { Actor, Scenario } from './scenario.ts';

const MOST = 5;
/** So many items show an order. */
const FEW = 3;
/** So many do not fit on a page of the length that servers choose oftenest. */
const MANY = 11;

/**
 * A reading without a parameter, then with the default that its document names. Where the two differ, both are read once
 * more: what changes by itself says nothing.
 */
export function leftOut(
  read: Operation,
  operations: readonly Operation[],
  { root, readOnly }: { readonly root: JsonObject; readonly readOnly: boolean },
): Scenario | undefined {
  const shapes = createShapes(root);
  const named = ({ required, schema }: Parameter): boolean =>
    !required && schema !== undefined && documentedDefault([schema], shapes) !== undefined;
  if (read.method !== 'GET' || !read.parameters.some(named)) return undefined;
  const family = readOnly
    ? undefined
    : familiesAt(read, operations).find(({ list, create }) => list === read && create);
  return {
    id: 'left-out',
    summary: `${read.label} without its optional parameters, then with the defaults of each`,
    async play(actor) {
      const plain = unfiltered(actor.request(read, actor.known(read.path)[0]));
      const defaults = documentedDefaults(read, root, (schema, value) =>
        actor.models.model(schema).accepts(value),
      ).slice(0, MOST);
      const size = defaults.find(({ parameter: { name } }) => name === sizeParameter(plain)?.name)?.value;
      if (family && defaults.length > 0)
        await fillCollection(family.item, actor, plain, Number(size) > 10 ? MANY : FEW);
      const known = new Map<string, AnsweredExchange>();
      for (const { parameter, value } of defaults) {
        const without = silent(plain, parameter, actor);
        const key = JSON.stringify(without.parameters);
        const left = known.get(key) ?? (await actor.accepted(without));
        known.set(key, left);
        const given = { in: parameter.in, name: parameter.name, value };
        const said = { ...without, parameters: [...without.parameters, given] };
        const stated = await actor.step(said, 'default-stated', [left]);
        if (differenceShown(left, stated, parameter.name) === undefined) continue;
        const again = await actor.step(said);
        actor.judge(stated, 'default-stated-twice', [left, again, await actor.step(without)]);
      }
    },
  };
}

/** The reading that says nothing of this parameter, on which its default shows best: on a short page where one begins, else on a long one. */
function silent(plain: Case, { in: place, name }: Parameter, { models }: Actor): Case {
  if (name === sizeParameter(plain)?.name) return plain;
  const sized = withPageSize(plain, models, place === 'query' && isPosition(name) ? 'two' : 'largest');
  return { ...sized, parameters: sized.parameters.filter((one) => one.in !== place || one.name !== name) };
}
