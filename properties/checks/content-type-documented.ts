import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { openapi } from './clauses.ts';
import { isBelowTheApi, isHttpsOwnAnswer, isIntermediary, isOwn, isUnrouted } from './guards.ts';

export const contentTypeDocumented = defineCheck({
  id: 'content-type-documented',
  family: 'contract',
  level: 'document',
  severity: 'error',
  requirement: 'The media type of an answer is one that the document declares for its status.',
  clause: openapi('Response Object'),
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
    if (!described?.content || described.content.length === 0) return;
    const contentType = field(response.headers, 'content-type');
    if (contentType === undefined || context.judge.mediaTypeFor(described, contentType)) return;
    // Where only a range or default matches, an answer that HTTP itself gives is not the API's.
    if (described.status !== String(response.status) && isHttpsOwnAnswer(exchange)) return;
    if (isUnrouted(exchange, context) || isBelowTheApi(exchange, context)) return;
    yield {
      expected: `Content-Type ${described.content.map(({ range }) => range).join(' or ')}`,
      actual: `Content-Type ${contentType.slice(0, 80)}`,
      at: `${described.pointer}/content`,
      part: 'header Content-Type',
    };
  },
});
