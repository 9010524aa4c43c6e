import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9457 } from './clauses.ts';
import { documents, isBelowTheApi, isHttpsOwnAnswer, isIntermediary, isOwn } from './guards.ts';
import { isLabelledProblem, problemMembers } from './problems.ts';

export const errorsAreProblems = defineCheck({
  id: 'errors-are-problems',
  family: 'protocol',
  profile: 'problem-details',
  level: 'convention',
  severity: 'warning',
  requirement: 'What an error response says, it says as problem details.',
  clause: rfc9457('3'),
  appliesTo: (exchange, context) =>
    exchange.response.status >= 400 &&
    exchange.response.body.length > 0 &&
    exchange.request.method !== 'HEAD' &&
    isOwn(exchange) &&
    // What HTTP itself answers, whoever reads the request says before the API sees it.
    (documents(exchange, exchange.response.status) || !isHttpsOwnAnswer(exchange)) &&
    !isIntermediary(exchange) &&
    !isBelowTheApi(exchange, context),
  *inspect(exchange) {
    // What has the members of a problem is one under another label, which is the promise of problem-media-type.
    if (isLabelledProblem(exchange) || problemMembers(exchange) >= 2) return;
    yield {
      expected: 'application/problem+json',
      actual: (field(exchange.response.headers, 'content-type') ?? 'no Content-Type').slice(0, 60),
      at: exchange.case.operation.pointer,
      part: 'header Content-Type',
    };
  },
});
