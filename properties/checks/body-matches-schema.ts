import { defineCheck } from '../check.ts';
import { openapi } from './clauses.ts';
import { isHttpsOwnAnswer, isIntermediary, isOwn } from './guards.ts';

const MOST = 5;

export const bodyMatchesSchema = defineCheck({
  id: 'body-matches-schema',
  family: 'contract',
  level: 'document',
  severity: 'error',
  requirement: 'The body of an answer is valid against the schema for its status and media type.',
  clause: openapi('Media Type Object'),
  appliesTo: (exchange) =>
    isOwn(exchange) &&
    exchange.response.body.length > 0 &&
    exchange.request.method !== 'HEAD' &&
    !isIntermediary(exchange),
  *inspect(exchange, { judge }) {
    const {
      case: { operation },
      response,
    } = exchange;
    const described = judge.responseFor(operation, response.status);
    if (!described || (described.status !== String(response.status) && isHttpsOwnAnswer(exchange))) return;
    for (const error of judge.bodyErrors(operation, response).slice(0, MOST))
      yield {
        expected: error.expected,
        actual: error.actual,
        at: error.schema,
        keyword: error.keyword,
        part: error.part,
      };
  },
});
