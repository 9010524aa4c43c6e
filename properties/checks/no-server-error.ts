import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { convention } from './clauses.ts';
import { isGateway } from './guards.ts';

export const noServerError = defineCheck({
  id: 'no-server-error',
  family: 'contract',
  level: 'convention',
  severity: 'error',
  requirement: 'No request makes the server fail.',
  clause: convention('a 5xx says that the server failed (RFC 9110, 15.6)'),
  appliesTo: ({ case: { operation }, response }, { expected }) =>
    response.status >= 500 && !expected?.get(operation.label)?.has(response.status),
  *inspect(exchange) {
    const {
      case: { operation, intent },
      response,
    } = exchange;
    if (
      response.status === 501 ||
      (response.status === 503 && field(response.headers, 'retry-after') !== undefined) ||
      isGateway(exchange)
    )
      return;
    const what =
      intent.kind === 'valid'
        ? intent.summary.replace(/ is .*$/, '')
        : intent.kind === 'protocol'
          ? `${intent.probe.id} ${exchange.request.method}`
          : intent.kind === 'unauthenticated'
            ? 'credentials'
            : '';
    yield {
      expected: intent.kind === 'valid' ? 'a documented status' : 'a 4xx status',
      actual: String(response.status),
      at: operation.pointer,
      keyword: what,
    };
  },
});
