import type { AnsweredExchange } from '../../http/exchange.ts';
import { field } from '../../http/fields.ts';
import { bareName } from '../../openapi/bare-name.ts';
import { isObject, type Json } from '../../openapi/json.ts';
import { jsonBody } from '../engine/observe.ts';

const HOLDERS = /^(pagination|paging|meta|metadata|page|pageinfo)$/;
const TOTAL = /^(total|total(count|items|results|elements|records|size)|itemcount|xtotalcount)$/;

/** What a page says of itself: the members beside its list and in the objects for that, by bare name. */
export function pageMembers({ response }: AnsweredExchange): ReadonlyMap<string, Json> {
  const body = jsonBody(response);
  if (!isObject(body)) return new Map();
  const nested = Object.entries(body).flatMap(([name, value]) =>
    HOLDERS.test(bareName(name)) && isObject(value) ? [value] : [],
  );
  const said = [...nested, body].flatMap((holder) => Object.entries(holder));
  return new Map(said.flatMap(([name, value]) => (value === undefined ? [] : [[bareName(name), value]])));
}

/** How many items a page says there are on all pages; `undefined` where it says nothing. */
export function totalSaid(page: AnsweredExchange): number | undefined {
  const counted = field(page.response.headers, 'x-total-count');
  if (counted !== undefined && /^[0-9]+$/.test(counted)) return Number(counted);
  for (const [name, value] of pageMembers(page)) if (TOTAL.test(name) && typeof value === 'number') return value;
  return undefined;
}
