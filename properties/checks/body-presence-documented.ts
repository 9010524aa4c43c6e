import { defineCheck } from '../check.ts';
import { openapi } from './clauses.ts';
import { isBelowTheApi, isHttpsOwnAnswer, isIntermediary, isOwn, isSuccess, isUnrouted } from './guards.ts';

const WITHOUT: ReadonlySet<number> = new Set([204, 205, 304]);

export const bodyPresenceDocumented = defineCheck({
  id: 'body-presence-documented',
  family: 'contract',
  level: 'document',
  severity: 'warning',
  requirement: 'An answer has content exactly when the document describes some.',
  clause: openapi('Response Object'),
  appliesTo: (exchange) =>
    isOwn(exchange) &&
    exchange.request.method !== 'HEAD' &&
    !WITHOUT.has(exchange.response.status) &&
    !isIntermediary(exchange) &&
    !exchange.response.truncated,
  *inspect(exchange, context) {
    const {
      case: { operation },
      response,
    } = exchange;
    const described = context.judge.responseFor(operation, response.status);
    if (!described) return;
    const { content = [] } = described;
    if (content.length > 0 && response.body.length === 0) {
      // Text may be empty; JSON may not.
      if (content.some(({ range }) => !/json|xml/i.test(range))) return;
      if (described.status !== String(response.status) && isHttpsOwnAnswer(exchange)) return;
      if (isUnrouted(exchange, context) || isBelowTheApi(exchange, context)) return;
      yield { expected: 'content', actual: 'no content', at: `${described.pointer}/content` };
    } else if (content.length === 0 && response.body.length > 0) {
      // The body of an error, or of what only a range or default covers, is not described: there may be one.
      if (!isSuccess(response.status) || described.status !== String(response.status)) return;
      yield {
        expected: 'no content, since the document describes none',
        actual: `${response.body.length} octets of content`,
        at: described.pointer,
      };
    }
  },
});
