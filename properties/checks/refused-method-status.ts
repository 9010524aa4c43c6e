import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isGateway } from './guards.ts';

/** What says at least that the method is refused, or that nobody may know: 403 and 404 are common and legal. */
const LEGAL: ReadonlySet<number> = new Set([401, 403, 404, 405, 429, 501]);

export const refusedMethodStatus = defineCheck({
  id: 'refused-method-status',
  family: 'protocol',
  level: 'SHOULD',
  severity: 'off',
  requirement: 'A method that is known but not allowed is answered 405, one that is not known 501.',
  clause: rfc9110('9.1'),
  appliesTo: (exchange) => {
    const { intent } = exchange.case;
    return intent.kind === 'protocol' && intent.probe.id === 'undeclared-method' && !isGateway(exchange);
  },
  *inspect({ case: { operation }, request, response: { status } }) {
    if (status >= 400 && !LEGAL.has(status))
      yield {
        expected: `405 to ${request.method}`,
        actual: String(status),
        at: operation.pointer,
        keyword: request.method,
      };
  },
});
