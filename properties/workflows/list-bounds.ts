import type { Operation } from '../../openapi/operation.ts';
import { isWholeList } from '../checks/whole-list.ts';
import { jsonBody } from '../engine/observe.ts';
import { representations } from '../engine/shown-resources.ts';
import type { Family } from './family.ts';
import { isPaged, numberParameter, offsetParameter, sizeParameter, unfiltered, withPageSize } from './paging.ts';
import { NotApplicable, type Scenario, withQuery } from './scenario.ts';

const SIZES = [1, 1000, 500, 200, 100, 50];
const FAR = [1_000_000, 100_000, 10_000, 1000, 500];

/** A list without pages, with the shortest and the longest of its pages, as long as it is by default, and past its end. */
export function listBounds({ list, item, create }: Family): Scenario | undefined {
  if (!list?.parameters.some((parameter) => parameter.in === 'query')) return undefined;
  return {
    id: 'list-bounds',
    summary: `${list.label} with pages of several sizes, and past its end`,
    async play(actor) {
      const plain = unfiltered(actor.request(list, actor.known(list.path)[0]));
      const size = sizeParameter(plain);
      const offset = offsetParameter(plain);
      if ((!size || !isPaged(plain)) && !offset) throw new NotApplicable('no parameter cuts the list into pages');
      const largest = withPageSize(plain, actor.models, 'largest');
      let whole = await actor.accepted(largest);
      const few = representations(jsonBody(whole.response)).length < 2;
      if (create && few) {
        for (let count = 0; count < 2; count++) await actor.fresh(item);
        whole = await actor.accepted(largest);
      }
      if (isWholeList(whole)) actor.judge(whole, 'last-page', []);
      actor.judge(whole, 'sized-page', [whole]);
      if (size) await actor.step(plain, 'sized-page', [whole]);
      for (const value of accepted(list, size?.name, SIZES).slice(0, 2))
        await actor.step(withQuery(plain, [{ in: 'query', name: size?.name ?? '', value }]), 'sized-page', [whole]);
      const all = representations(jsonBody(whole.response)).length;
      if (size && isWholeList(whole) && accepted(list, size.name, [all]).length > 0)
        await actor.step(withQuery(plain, [{ in: 'query', name: size.name, value: all }]), 'exact-page', [whole]);
      const position = offset ?? numberParameter(plain);
      const far = accepted(list, position?.name, FAR)[0];
      if (position && far !== undefined)
        await actor.step(withQuery(largest, [{ in: 'query', name: position.name, value: far }]), 'past-the-end', [
          whole,
        ]);

      function accepted({ parameters }: Operation, name: string | undefined, values: readonly number[]): number[] {
        const schema = parameters.find((one) => one.in === 'query' && one.name === name)?.schema;
        return schema === undefined ? [] : values.filter((value) => actor.models.model(schema).accepts(value));
      }
    },
  };
}
