import { defineCheck } from '../check.ts';
import { rfc5789 } from './clauses.ts';
import { changedByRefused } from './failed-write-no-effect.ts';
import { isSuccess } from './guards.ts';
import { relates } from './relation.ts';

export const patchAtomic = defineCheck({
  id: 'patch-atomic',
  family: 'stateful',
  level: 'MUST',
  severity: 'warning',
  requirement: 'A PATCH that was refused changed nothing: all of it is applied, or none.',
  clause: rfc5789('2'),
  pair: true,
  appliesTo: (exchange) =>
    relates(exchange, 'read-after-failed-write') &&
    exchange.before[1]?.request.method === 'PATCH' &&
    isSuccess(exchange.response.status),
  inspect: changedByRefused,
});
