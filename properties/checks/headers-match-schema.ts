import { defineCheck } from '../check.ts';
import { openapi } from './clauses.ts';
import { isBelowTheApi, isHttpsOwnAnswer, isIntermediary, isOwn, isUnrouted } from './guards.ts';

export const headersMatchSchema = defineCheck({
  id: 'headers-match-schema',
  family: 'contract',
  level: 'document',
  severity: 'error',
  requirement: 'Declared header fields are present where required, and satisfy their schema.',
  clause: openapi('Header Object'),
  appliesTo: (exchange) => isOwn(exchange) && !isIntermediary(exchange),
  *inspect(exchange, context) {
    const {
      case: { operation },
      response,
    } = exchange;
    const described = context.judge.responseFor(operation, response.status);
    if (!described || described.headers.length === 0) return;
    if (described.status !== String(response.status) && isHttpsOwnAnswer(exchange)) return;
    const errors = context.judge.headerErrors(operation, response);
    if (errors.length === 0 || isUnrouted(exchange, context) || isBelowTheApi(exchange, context)) return;
    for (const error of errors)
      yield {
        expected: error.expected,
        actual: error.actual,
        at: error.schema,
        keyword: error.keyword,
        part: error.part,
      };
  },
});
