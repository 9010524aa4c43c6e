import { isArray, isObject } from '../../openapi/json.ts';
import { defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { identifierIn, representations } from '../engine/shown-resources.ts';
import { isLeftOutByDefault } from '../lists/left-out-by-default.ts';
import { convention } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { gotObject, idsOn, relates } from './relation.ts';

export const listedAfterCreate = defineCheck({
  id: 'listed-after-create',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'What was created is found in the collection that lists its kind.',
  clause: convention('a collection lists its members'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'list-after-create') && isSuccess(exchange.response.status),
  *inspect(exchange, { document }) {
    const [created, ...pages] = exchange.before;
    if (!created) return;
    const got = gotObject(created);
    // What is beside the wrapped resource (a secret that is shown once) does not identify it.
    const made = got && isObject(got.data) && !Object.hasOwn(got, 'id') ? got.data : got;
    const id = made && identifierIn(made, undefined, created.case.operation);
    if (id === undefined) return;
    if (made && isLeftOutByDefault(made, exchange.case.operation, document.root)) return;
    const all = [...pages, exchange];
    const wanted = JSON.stringify(id);
    if (all.some((page) => idsOn(page).includes(wanted))) return;
    // A collection that shows no ids cannot be searched.
    const shown = all.flatMap((page) => representations(jsonBody(page.response)));
    if (shown.length > 0 && all.every((page) => idsOn(page).length === 0)) return;
    const last = jsonBody(exchange.response);
    // A full page without a next one may be all there is to see.
    const size = isArray(last) ? last.length : isObject(last) ? representations(last).length : 0;
    const limit = exchange.case.parameters.find(
      (parameter) => 'value' in parameter && typeof parameter.value === 'number' && parameter.value === size,
    );
    if (limit && pages.length === 0 && size >= 5) return;
    yield {
      expected: `${wanted} in the list`,
      actual: `${shown.length} others on ${all.length} ${all.length === 1 ? 'page' : 'pages'}`,
      at: created.case.operation.pointer,
    };
  },
});
