import { defineCheck } from '../check.ts';
import { openapi } from './clauses.ts';
import { isHttpsOwnAnswer, isIntermediary, isOwn } from './guards.ts';

export const headersMatchSchema = defineCheck({
  id: 'headers-match-schema',
  family: 'contract',
  level: 'document',
  severity: 'error',
  requirement: 'Declared header fields are present where required, and satisfy their schema.',
  clause: openapi('Header Object'),
  appliesTo: (exchange) => isOwn(exchange) && !isIntermediary(exchange),
  *inspect(exchange, { judge }) {
    const {
      case: { operation },
      response,
    } = exchange;
    const described = judge.responseFor(operation, response.status);
    if (!described || (described.status !== String(response.status) && isHttpsOwnAnswer(exchange))) return;
    for (const error of judge.headerErrors(operation, response))
      yield {
        expected: error.expected,
        actual: error.actual,
        at: error.schema,
        keyword: error.keyword,
        part: error.part,
      };
  },
});
