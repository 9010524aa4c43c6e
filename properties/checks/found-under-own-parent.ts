import type { AnsweredExchange } from '../../http/exchange.ts';
import type { JsonObject } from '../../openapi/json.ts';
import { type Deviation, defineCheck } from '../check.ts';
import { jsonBody, pathValues } from '../engine/observe.ts';
import { representations } from '../engine/shown-resources.ts';
import { rfc9110 } from './clauses.ts';
import { excerpt } from './excerpt.ts';
import { isSuccess } from './guards.ts';
import { agrees, gotObject, relates, sentObject } from './relation.ts';

export const foundUnderOwnParent = defineCheck({
  id: 'found-under-own-parent',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'What stands in one resource is found by way of that one, and of no other.',
  clause: rfc9110('15.5.5'),
  pair: true,
  appliesTo: (exchange) =>
    relates(exchange, 'read-under-other-parent', 'list-under-other-parent', 'read-after-astray-write', 'read-part'),
  *inspect(exchange): Iterable<Deviation> {
    const [first, write] = exchange.before;
    const at = exchange.case.operation.pointer;
    const { status } = exchange.response;
    const own = first && gotObject(first);
    if (relates(exchange, 'read-part')) yield* otherNames(exchange);
    else if (relates(exchange, 'read-under-other-parent')) {
      const got = isSuccess(status) ? gotObject(exchange) : undefined;
      if (own && got && isSame(own, got))
        yield { expected: '404: it stands in another resource', actual: String(status), at, keyword: 'read' };
    } else if (relates(exchange, 'list-under-other-parent')) {
      const listed = isSuccess(status) ? representations(jsonBody(exchange.response)) : [];
      if (own && listed.some((one) => isSame(own, one)))
        yield {
          expected: 'only what stands in this resource',
          actual: 'what stands in another',
          at,
          keyword: 'listed',
        };
    } else if (write && own) yield* writtenAstray(exchange, write, own);
  },
});

/** Whether two representations are of one resource: every plain member that both have is the same, and there are several. */
function isSame(one: JsonObject, other: JsonObject): boolean {
  const shared = Object.keys(one).filter(
    (name) => Object.hasOwn(other, name) && one[name] !== null && typeof one[name] !== 'object',
  );
  return (
    shared.length >= 2 && shared.every((name) => /(updated|modified)/i.test(name) || agrees(one[name], other[name]))
  );
}

function* writtenAstray(exchange: AnsweredExchange, write: AnsweredExchange, old: JsonObject): Iterable<Deviation> {
  const at = write.case.operation.pointer;
  const { status } = exchange.response;
  if (status === 404 || status === 410) {
    yield {
      expected: '404, and it is still there',
      actual: `${write.response.status}, and it is gone`,
      at,
      keyword: 'gone',
    };
    return;
  }
  const [now, sent] = [gotObject(exchange), sentObject(write)];
  const changed = Object.keys(sent ?? {}).find(
    (name) => !agrees(old[name], now?.[name]) && agrees(sent?.[name], now?.[name]),
  );
  if (changed !== undefined)
    yield {
      expected: '404, and nothing changed',
      actual: `${write.response.status}, and ${changed} changed`,
      at,
      keyword: 'changed',
    };
}

/** What is called as a parameter of the path, and has another value. */
function* otherNames(exchange: AnsweredExchange): Iterable<Deviation> {
  const got = isSuccess(exchange.response.status) ? gotObject(exchange) : undefined;
  const [created] = exchange.before;
  const names = Object.keys((created && gotObject(created)) ?? {});
  // A resource of the same kind (`/employees/{employeeId}/manager`) has a name of its own.
  if (got && names.length > 0 && names.filter((name) => Object.hasOwn(got, name)).length * 2 > names.length) return;
  for (const [name, value] of got ? Object.entries(pathValues(exchange.case)) : []) {
    const shown = got && Object.hasOwn(got, name) ? got[name] : undefined;
    if ((typeof shown !== 'string' && typeof shown !== 'number') || agrees(String(value), String(shown))) continue;
    yield {
      expected: `${name} is ${excerpt(value)}`,
      actual: excerpt(shown),
      at: exchange.case.operation.pointer,
      keyword: name,
      part: `/${name}`,
    };
  }
}
