import type { AnsweredExchange } from '../../http/exchange.ts';
import type { JsonObject } from '../../openapi/json.ts';
import { defineCheck } from '../check.ts';
import { jsonBody, pathValues } from '../engine/observe.ts';
import { templateParameters } from '../engine/resource-pool.ts';
import { identifierIn, representations } from '../engine/shown-resources.ts';
import { convention } from './clauses.ts';
import { excerpt } from './excerpt.ts';
import { isSuccess } from './guards.ts';
import { agrees, gotObject, relates, sentObject } from './relation.ts';

export const listedAsRead = defineCheck({
  id: 'listed-as-read',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'A collection shows a resource as it is, not as it was before it was written to.',
  clause: convention('a collection shows its members'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'list-after-update') && isSuccess(exchange.response.status),
  *inspect(exchange) {
    const [before, , write, after] = exchange.before;
    const sent = write && sentObject(write);
    const [old, now] = [before && gotObject(before), after && gotObject(after)];
    const shown = after && listed(exchange, after);
    if (!sent || !old || !now || !shown) return;
    for (const [name, value] of Object.entries(sent)) {
      if (value === undefined || value === null || !Object.hasOwn(shown, name)) continue;
      // What the write did not change, or a list writes otherwise, says nothing.
      if (!agrees(value, now[name]) || agrees(value, old[name]) || agrees(value, shown[name])) continue;
      if (typeof shown[name] !== typeof value || !agrees(old[name], shown[name])) continue;
      yield {
        expected: `${name} is ${excerpt(value)}, as is read`,
        actual: `${excerpt(shown[name])}, as before the write`,
        at: exchange.case.operation.pointer,
        keyword: name,
        part: `/${name}`,
      };
    }
  },
});

/** The resource that this reading names, as the page shows it. */
function listed({ response, case: { operation } }: AnsweredExchange, read: AnsweredExchange): JsonObject | undefined {
  const parameter = templateParameters(read.case.operation.path).at(-1) ?? '';
  const wanted = String(pathValues(read.case)[parameter]);
  return representations(jsonBody(response), parameter, operation).find(
    (one) => String(identifierIn(one, parameter, operation)) === wanted,
  );
}
