import { defineCheck } from '../check.ts';
import { openapi } from './clauses.ts';
import { isHttpsOwnAnswer, isIntermediary, isOwn } from './guards.ts';

export const statusDocumented = defineCheck({
  id: 'status-documented',
  family: 'contract',
  level: 'document',
  severity: 'error',
  requirement: 'Every status that the operation answers is documented.',
  clause: openapi('Responses Object'),
  appliesTo: (exchange) => isOwn(exchange) && !isIntermediary(exchange) && !isHttpsOwnAnswer(exchange),
  *inspect({ case: { operation, intent }, response }, { judge, unknownPath }) {
    if (judge.responseFor(operation, response.status)) return;
    // The server's own answer to what it does not know: no such resource.
    if (response.status === 404 && (unknownPath?.status === 404 || operation.path.includes('{'))) return;
    // 401 and 403 to bad credentials are what the scheme promises.
    if (
      intent.kind === 'unauthenticated' &&
      (response.status === 401 || response.status === 403 || response.status === 400)
    )
      return;
    // RFC 9110, 15.5.1 gives 400 to what a client did wrong: it breaks nothing where the document says nothing of invalid requests.
    const said = operation.responses.has('400') || operation.responses.has('422');
    if (intent.kind === 'invalid' && !said && (response.status === 400 || response.status === 422)) return;
    const severe = (response.status >= 200 && response.status <= 299) || response.status >= 500;
    yield {
      expected: `one of ${[...operation.responses.keys()].join(', ') || 'the documented statuses'}`,
      actual: String(response.status),
      at: `${operation.pointer}/responses`,
      severity: severe ? 'error' : 'warning',
    };
  },
});
