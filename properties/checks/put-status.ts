import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { relates } from './relation.ts';

export const putStatus = defineCheck({
  id: 'put-status',
  family: 'stateful',
  level: 'MUST',
  severity: 'warning',
  requirement: 'A PUT that modifies what is there answers 200 or 204, not 201.',
  clause: rfc9110('9.3.4'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'replace-again') && isSuccess(exchange.response.status),
  *inspect({ case: { operation }, response }) {
    if (response.status === 201)
      yield { expected: '200 or 204: the resource was there', actual: '201', at: operation.pointer };
  },
});
