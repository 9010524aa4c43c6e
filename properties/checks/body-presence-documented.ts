import { defineCheck } from '../check.ts';
import { openapi } from './clauses.ts';
import { isIntermediary, isOwn, isSuccess } from './guards.ts';

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
  *inspect({ case: { operation }, response }, { judge }) {
    const described = judge.responseFor(operation, response.status);
    if (!described) return;
    const describes = described.content !== undefined && described.content.length > 0;
    if (!describes && (!isSuccess(response.status) || described.status === 'default')) return;
    if (describes && response.body.length === 0) {
      // Text may be empty; JSON may not.
      if (described.content?.some(({ range }) => !/json|xml/.test(range))) return;
      yield { expected: 'content', actual: 'no content', at: `${described.pointer}/content` };
    } else if (!describes && response.body.length > 0)
      yield {
        expected: 'no content, since the document describes none',
        actual: `${response.body.length} octets of content`,
        at: described.pointer,
      };
  },
});
