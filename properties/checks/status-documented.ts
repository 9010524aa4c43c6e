import type { AnsweredExchange } from '../../http/exchange.ts';
import { type CheckContext, defineCheck } from '../check.ts';
import { openapi } from './clauses.ts';
import { isHttpsOwnAnswer, isIntermediary, isOwn, isSuccess } from './guards.ts';

export const statusDocumented = defineCheck({
  id: 'status-documented',
  family: 'contract',
  level: 'document',
  severity: 'error',
  requirement: 'Every status that the operation answers is documented.',
  clause: openapi('Responses Object'),
  // Where not one status is documented, none is promised, nor a success where only failures are: `lint` says that.
  appliesTo: (exchange) =>
    exchange.case.operation.responses.size > 0 &&
    isOwn(exchange) &&
    !isIntermediary(exchange) &&
    !isHttpsOwnAnswer(exchange),
  *inspect(exchange, context) {
    const {
      case: { operation },
      response: { status },
    } = exchange;
    if (context.judge.responseFor(operation, status) || isExpected(exchange, context)) return;
    if (isSuccess(status) && ![...operation.responses.keys()].some((key) => /^[23d]/.test(key))) return;
    const severe = isSuccess(status) || status >= 500;
    yield {
      expected: `one of ${[...operation.responses.keys()].join(', ')}`,
      actual: String(status),
      at: `${operation.pointer}/responses`,
      severity: severe ? 'error' : 'warning',
    };
  },
});

/** Whether a status says no more than what any client expects of what it did, documented or not. */
function isExpected(
  { case: { operation, intent, credentials }, response }: AnsweredExchange,
  { unknownPath, expected }: CheckContext,
): boolean {
  const { status } = response;
  if (expected?.get(operation.label)?.has(status)) return true;
  // No such resource; or a value in the body that names none. What an unknown path gets is no answer of the operation's.
  if (status === 404 && (operation.path.includes('{') || intent.kind === 'invalid')) return true;
  if (status === 404 && unknownPath?.status === 404 && intent.kind !== 'valid') return true;
  // 401 and 403 to bad credentials are what the scheme promises.
  if (intent.kind === 'unauthenticated' && [400, 401, 403].includes(status)) return true;
  // What is refused to another identity is not refused to whom it belongs to.
  if (credentials?.kind === 'supplied' && credentials.identity === 'second' && status === 403) return true;
  // RFC 9110, 15.5.1 gives 400 to what a client did wrong: it breaks nothing where the document says nothing of invalid requests.
  const said = operation.responses.has('400') || operation.responses.has('422');
  return intent.kind === 'invalid' && !said && (status === 400 || status === 422);
}
