import { isArray, isObject, type Json } from '../../openapi/json.ts';
import { defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { sizeParameter } from '../workflows/paging.ts';
import { convention } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { relates } from './relation.ts';

export const pageSizeRespected = defineCheck({
  id: 'page-size-respected',
  family: 'stateful',
  profile: 'pagination',
  level: 'convention',
  severity: 'warning',
  requirement: 'A page has no more members than were asked for.',
  clause: convention('a page has the size that was asked for'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'first-page', 'further-page') && isSuccess(exchange.response.status),
  *inspect({ case: testCase, response }) {
    const parameter = sizeParameter(testCase);
    const given = testCase.parameters.find(
      ({ in: location, name }) => location === 'query' && name === parameter?.name,
    );
    const size = given && 'value' in given ? given.value : undefined;
    const count = listIn(jsonBody(response))?.length;
    if (typeof size === 'number' && count !== undefined && count > size)
      yield { expected: `at most ${size} members`, actual: String(count), at: testCase.operation.pointer };
  },
});

/** The list that a page is, or the only one that it holds. */
function listIn(body: Json | undefined): readonly Json[] | undefined {
  if (isArray(body)) return body;
  const lists = isObject(body) ? Object.values(body).filter(isArray) : [];
  return lists.length === 1 ? lists[0] : undefined;
}
