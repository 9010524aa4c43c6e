import type { AnsweredExchange } from '../../http/exchange.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { createShapes } from '../../openapi/schema/shape.ts';
import { defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { documentedDefault } from '../lists/documented-default.ts';
import { isPaged, isPosition, nextPage, sizeParameter } from '../workflows/paging.ts';
import { convention } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { relates } from './relation.ts';

export const pageSizeRespected = defineCheck({
  id: 'page-size-respected',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'A page has no more members than were asked for, and some where there are some.',
  clause: convention('a page has the size that was asked for'),
  pair: true,
  appliesTo: (exchange) =>
    relates(exchange, 'first-page', 'further-page', 'sized-page') && isSuccess(exchange.response.status),
  *inspect(exchange, { document }) {
    const { case: testCase, response, before } = exchange;
    const at = testCase.operation.pointer;
    const size = sizeAsked(exchange, document.root);
    const count = listIn(jsonBody(response))?.length;
    if (size === undefined || count === undefined || !isPaged(testCase)) return;
    if (count > size) yield { expected: `at most ${size} members`, actual: String(count), at };
    // Behind the last page there is nothing.
    const first = !testCase.parameters.some(({ in: place, name }) => place === 'query' && isPosition(name));
    const isDefault = !testCase.parameters.some(
      ({ in: place, name }) => place === 'query' && name === sizeParameter(testCase)?.name,
    );
    const [whole] = first && relates(exchange, 'sized-page') ? before : [];
    const all = whole && listIn(jsonBody(whole.response));
    if (isDefault && all && count < size && count < all.length && count > 0)
      yield { expected: `${size} members, as by default`, actual: String(count), at, keyword: 'default' };
    if (count === 0 && size > 0 && all && all.length > 0 && !nextPage(testCase, exchange, 'any'))
      yield { expected: 'a member of the list, which has some', actual: 'none', at, keyword: 'empty' };
  },
});

/** How many members were asked for: by the request, else by the default that its document names. */
function sizeAsked({ case: testCase }: AnsweredExchange, root: JsonObject): number | undefined {
  const parameter = sizeParameter(testCase);
  const given = testCase.parameters.find(({ in: place, name }) => place === 'query' && name === parameter?.name);
  if (given) return 'value' in given && typeof given.value === 'number' ? given.value : undefined;

  if (parameter?.schema === undefined) return undefined;
  const value = documentedDefault([parameter.schema], createShapes(root));
  return typeof value === 'number' ? value : undefined;
}

/** The list that a page is, or the only one that it holds. */
function listIn(body: Json | undefined): readonly Json[] | undefined {
  if (isArray(body)) return body;
  const lists = isObject(body) ? Object.values(body).filter(isArray) : [];
  return lists.length === 1 ? lists[0] : undefined;
}
