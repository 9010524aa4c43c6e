import { field } from '../../http/fields.ts';
import { isJson } from '../../http/media-type.ts';
import { defineCheck } from '../check.ts';
import { openapi } from './clauses.ts';
import { isBelowTheApi, isHttpsOwnAnswer, isIntermediary, isOwn, isPart, isUnrouted } from './guards.ts';

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
  *inspect(exchange, context) {
    const {
      case: { operation },
      response,
    } = exchange;
    const described = context.judge.responseFor(operation, response.status);
    if (!described || (described.status !== String(response.status) && isHttpsOwnAnswer(exchange))) return;
    // A part of a JSON text is none, whatever is described of the whole.
    if (isPart(exchange) && isJson(field(response.headers, 'content-type') ?? '')) return;
    const errors = context.judge.bodyErrors(operation, response);
    if (errors.length === 0 || isUnrouted(exchange, context) || isBelowTheApi(exchange, context)) return;
    for (const error of errors.slice(0, MOST))
      yield {
        expected: error.expected,
        actual: error.actual,
        at: error.schema,
        keyword: error.keyword,
        part: error.part,
      };
  },
});
