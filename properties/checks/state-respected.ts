import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { relates } from './relation.ts';

export const stateRespected = defineCheck({
  id: 'state-respected',
  family: 'stateful',
  level: 'document',
  severity: 'warning',
  requirement: 'An action is refused in a state in which the document does not allow it.',
  clause: rfc9110('15.5.10'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'act-in-another-state'),
  *inspect({ case: { operation }, response }) {
    // What was accepted to be carried out later may be refused later.
    if (isSuccess(response.status) && response.status !== 202)
      yield {
        expected: '409: the document names the state in which it is allowed',
        actual: String(response.status),
        at: operation.pointer,
      };
  },
});
