import { defineCheck } from '../check.ts';
import { rfc9112 } from './clauses.ts';
import { ruleProbed } from './rule.ts';

export const hostValidated = defineCheck({
  id: 'host-validated',
  family: 'protocol',
  level: 'MUST',
  severity: 'off',
  requirement: 'A request without exactly one valid Host is answered 400.',
  clause: rfc9112('3.2'),
  pair: true,
  appliesTo: (exchange) => ruleProbed(exchange, 'host-validated') !== undefined,
  *inspect(exchange) {
    const { status } = exchange.response;
    // 421: the server knows no such host, and says so of what it took for one.
    if (status !== 400 && status !== 421)
      yield {
        expected: '400',
        actual: String(status),
        at: exchange.case.operation.pointer,
        keyword: ruleProbed(exchange, 'host-validated'),
      };
  },
});
