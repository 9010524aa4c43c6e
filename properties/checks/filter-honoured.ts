import type { AnsweredExchange } from '../../http/exchange.ts';
import type { Json, JsonObject } from '../../openapi/json.ts';
import { type Deviation, defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { representations } from '../engine/shown-resources.ts';
import { NONSENSE } from '../lists/asked-values.ts';
import { memberValue, satisfies, violates } from '../lists/compare.ts';
import { carriedBy, type ListFilter, listFilters } from '../lists/list-filters.ts';
import { convention } from './clauses.ts';
import { excerpt } from './excerpt.ts';
import { isSuccess } from './guards.ts';
import { idsOn, relates } from './relation.ts';
import { isWholeList } from './whole-list.ts';

/** As many others in the same order are no coincidence where similarity sorts. */
const TELLING = 4;

export const filterHonoured = defineCheck({
  id: 'filter-honoured',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'A filtered list shows what satisfies the filter, and nothing that does not.',
  clause: convention('a filter filters'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'filtered') && isSuccess(exchange.response.status),
  *inspect(exchange, { document }) {
    const { operation, parameters } = exchange.case;
    const [whole] = exchange.before;
    for (const filter of listFilters(operation, document.root)) {
      const given = parameters.find(({ in: place, name }) => place === 'query' && name === filter.parameter.name);
      const asked = given && 'value' in given ? carriedBy(filter, given.value) : undefined;
      // What the list had to be asked for anyway is none of this step's.
      const usual = whole?.case.parameters.some((one) => JSON.stringify(one) === JSON.stringify(given)) ?? false;
      if (whole && asked !== undefined && !usual) yield* judged(exchange, whole, filter, asked);
    }
  },
});

function* judged(
  exchange: AnsweredExchange,
  whole: AnsweredExchange,
  filter: ListFilter,
  asked: Json,
): Iterable<Deviation> {
  const items = representations(jsonBody(exchange.response));
  const all = representations(jsonBody(whole.response));
  const [member] = filter.members;
  const name = filter.inner ?? filter.parameter.name;
  const at = filter.parameter.pointer;
  const same = idsOn(whole).length > 0 && idsOn(whole).join() === idsOn(exchange).join();
  if (filter.relation === 'mention') {
    if (asked === NONSENSE && same && items.length >= TELLING)
      yield { expected: `no items, or others than without ${name}`, actual: 'the same items', at, keyword: name };
    return;
  }
  const wrong = items.filter((item) => violates(item, filter, asked));
  const [first] = wrong;
  if (member && first && isTelling(filter, items, asked, items.length >= all.length)) {
    const value = memberValue(first, member);
    yield {
      expected: `only items that satisfy ${name} ${excerpt(asked)}`,
      actual: `${wrong.length} of ${items.length} that do not, one of them with ${member.name} ${excerpt(value)}`,
      at,
      keyword: name,
    };
    return;
  }
  // As many as without the filter may be as many as fit on a page.
  if (!isWholeList(exchange) || items.length >= all.length) return;
  const ids = idsOn(whole);
  const shown = new Set(idsOn(exchange));
  const [left] = ids.filter((id, i) => {
    const item = all[i];
    return item !== undefined && satisfies(item, filter, asked) && !shown.has(id);
  });
  if (ids.length === all.length && left !== undefined)
    yield {
      expected: `every item that satisfies ${name} ${excerpt(asked)}`,
      actual: `${left} is not listed, though it does`,
      at,
      keyword: `${name} left out`,
    };
}

/** Whether no reading of the filter explains items that do not have its value. */
function isTelling(
  { relation, members, kind }: ListFilter,
  items: readonly JsonObject[],
  asked: Json,
  nothingLeftOut: boolean,
): boolean {
  const [member] = members;
  if (relation !== 'equal' || !member) return true;
  // What is like it may be found as well.
  if (member.kind === 'text' && kind === 'text') return nothingLeftOut;
  if (kind !== 'number' || /id$/i.test(member.name)) return true;
  // Two guests may ask for rooms for two and more.
  const numbers = items.map((item) => memberValue(item, member)).filter((value) => typeof value === 'number');
  return numbers.some((value) => value < Number(asked)) && numbers.some((value) => value > Number(asked));
}
