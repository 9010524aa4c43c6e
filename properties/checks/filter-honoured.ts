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
    if (!whole) return;
    const asked = listFilters(operation, document.root).flatMap((filter): Asked | [] => {
      const given = parameters.find(({ in: place, name }) => place === 'query' && name === filter.parameter.name);
      const values = given && 'value' in given ? carriedBy(filter, given.value) : [];
      // What the list had to be asked for anyway is none of this step's.
      const usual = whole.case.parameters.some((one) => JSON.stringify(one) === JSON.stringify(given));
      return values.length === 0 || usual ? [] : { filter, values };
    });
    const wrong = asked.flatMap((one) => shownWrongly(exchange, whole, one) ?? []);
    yield* wrong;
    const missing = wrong.length === 0 ? leftOut(exchange, whole, asked) : undefined;
    if (missing) yield missing;
  },
});

/** A filter, and the values of which an item has to have one. */
interface Asked {
  readonly filter: ListFilter;
  readonly values: readonly Json[];
}

function shownWrongly(
  exchange: AnsweredExchange,
  whole: AnsweredExchange,
  { filter, values }: Asked,
): Deviation | undefined {
  const items = representations(jsonBody(exchange.response));
  const all = representations(jsonBody(whole.response));
  const [member] = filter.members;
  const name = nameOf(filter);
  const at = filter.parameter.pointer;
  if (filter.relation === 'mention') {
    const same = idsOn(whole).length > 0 && idsOn(whole).join() === idsOn(exchange).join();
    return values.includes(NONSENSE) && same && items.length >= TELLING
      ? { expected: `no items, or others than without ${name}`, actual: 'the same items', at, keyword: name }
      : undefined;
  }
  const wrong = items.filter((item) => values.every((value) => violates(item, filter, value)));
  const [first] = wrong;
  if (!member || !first || !values.every((value) => isTelling(filter, items, value, items.length >= all.length)))
    return undefined;
  const value = memberValue(first, member);
  return {
    expected: `only items that satisfy ${said({ filter, values })}`,
    actual: `${wrong.length} of ${items.length} that do not, one of them with ${member.name} ${excerpt(value)}`,
    at,
    keyword: name,
  };
}

/** An item that satisfies everything that was asked for, and is not there. As many as without filters may be as many as fit on a page. */
function leftOut(exchange: AnsweredExchange, whole: AnsweredExchange, asked: readonly Asked[]): Deviation | undefined {
  const all = representations(jsonBody(whole.response));
  // Bounds, and what can have several values, go wrong by themselves oftener than beside others.
  const first =
    asked.find(({ filter }) => filter.relation !== 'equal' || filter.members.some(({ many }) => many)) ?? asked[0];
  if (!first || !isWholeList(exchange) || representations(jsonBody(exchange.response)).length >= all.length)
    return undefined;
  const ids = idsOn(whole);
  const shown = new Set(idsOn(exchange));
  const left = ids.find((id, i) => {
    const item = all[i];
    return item !== undefined && !shown.has(id) && asked.every((one) => isAskedFor(item, one));
  });
  if (ids.length !== all.length || left === undefined) return undefined;
  return {
    expected: `every item that satisfies ${asked.map(said).join(' and ')}`,
    actual: `${left} is not listed, though it does`,
    at: first.filter.parameter.pointer,
    keyword: `${nameOf(first.filter)} left out`,
  };
}

/** Several values may all be wanted of an item that can have several. */
function isAskedFor(item: JsonObject, { filter, values }: Asked): boolean {
  const has = (value: Json): boolean => satisfies(item, filter, value);
  return filter.members.some(({ many }) => many) ? values.every(has) : values.some(has);
}

function nameOf({ inner, parameter }: ListFilter): string {
  return inner ?? parameter.name;
}

function said({ filter, values }: Asked): string {
  return `${nameOf(filter)} ${values.map(excerpt).join(' or ')}`;
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
