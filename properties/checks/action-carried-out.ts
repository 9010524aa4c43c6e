import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { excerpt } from './excerpt.ts';
import { isSuccess } from './guards.ts';
import { agrees, gotObject, relates } from './relation.ts';
import { changedMember } from './unchanged.ts';

export const actionCarriedOut = defineCheck({
  id: 'action-carried-out',
  family: 'stateful',
  level: 'convention',
  severity: 'error',
  requirement: 'An action that is answered as carried out shows in the state of its resource.',
  clause: rfc9110('15.3.1'),
  pair: true,
  appliesTo: (exchange) =>
    relates(exchange, 'read-after-action', 'read-after-idle-action') && isSuccess(exchange.response.status),
  *inspect(exchange) {
    const [before, acted] = exchange.before;
    const [old, now] = [before && gotObject(before), gotObject(exchange)];
    if (!acted || !old || !now || !isSuccess(acted.response.status)) return;
    const at = acted.case.operation.pointer;
    const told = gotObject(acted);
    // The answer may show something else than the resource: then it names it otherwise.
    const same = told && Object.keys(old).every((name) => Object.hasOwn(told, name)) && told.id === old.id;
    for (const [name, value] of same ? Object.entries(told) : []) {
      if (!isText(value) || !isText(old[name]) || agrees(value, old[name]) || !agrees(old[name], now[name])) continue;
      if (changedMember({ [name]: 0 }, { [name]: 1 }) === undefined) continue;
      yield {
        expected: `${name} is ${excerpt(value)}, as the action answered`,
        actual: `${excerpt(now[name])}, as before`,
        at,
        keyword: name,
        part: `/${name}`,
      };
      return;
    }
    if (relates(exchange, 'read-after-idle-action') && changedMember(old, now) === undefined)
      yield {
        expected: 'another state than before',
        actual: `nothing changed, and ${acted.case.operation.label} is carried out again`,
        at,
        keyword: 'idle',
        // Something may have been set going all the same.
        severity: 'warning',
      };
  },
});

function isText(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean';
}
