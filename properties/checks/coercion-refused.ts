import { defineCheck } from '../check.ts';
import { openapi } from './clauses.ts';
import { isOwn, isSuccess } from './guards.ts';

export const coercionRefused = defineCheck({
  id: 'coercion-refused',
  family: 'contract',
  level: 'document',
  severity: 'warning',
  requirement: 'A JSON value of another type is not taken for the one it could be turned into.',
  clause: openapi('Schema Object'),
  appliesTo: (exchange) =>
    exchange.case.intent.kind === 'invalid' && exchange.case.intent.violation.proof === 'coercion' && isOwn(exchange),
  *inspect({ case: { intent, operation }, response }) {
    if (intent.kind !== 'invalid' || !isSuccess(response.status)) return;
    yield {
      expected: 'a 4xx status',
      actual: String(response.status),
      at: intent.violation.schema ?? operation.pointer,
      keyword: intent.violation.keyword,
    };
  },
});
