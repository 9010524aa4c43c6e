import { defineCheck } from '../check.ts';
import { openapi } from './clauses.ts';
import { isOwn, isSuccess } from './guards.ts';

export const invalidRejected = defineCheck({
  id: 'invalid-rejected',
  family: 'contract',
  level: 'document',
  severity: 'error',
  requirement: 'A request that the document calls invalid is refused.',
  clause: openapi('Schema Object'),
  appliesTo: (exchange) =>
    exchange.case.intent.kind === 'invalid' && exchange.case.intent.violation.proof === 'strict' && isOwn(exchange),
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
