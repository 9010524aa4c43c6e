import { defineCheck } from '../check.ts';
import { rfc9112 } from './clauses.ts';
import { ruleProbed } from './rule.ts';

export const framingValidated = defineCheck({
  id: 'framing-validated',
  family: 'protocol',
  level: 'MUST',
  severity: 'off',
  requirement: 'A request whose end cannot be told is answered 400, or not at all.',
  clause: rfc9112('6.3'),
  pair: true,
  appliesTo: (exchange) => ruleProbed(exchange, 'framing-validated') !== undefined,
  *inspect(exchange) {
    const { status } = exchange.response;
    // RFC 9112, 6.1: a transfer coding that is not understood should be answered 501.
    if (status !== 400 && status !== 501)
      yield {
        expected: '400',
        actual: String(status),
        at: exchange.case.operation.pointer,
        keyword: ruleProbed(exchange, 'framing-validated'),
      };
  },
});
