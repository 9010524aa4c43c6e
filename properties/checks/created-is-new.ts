import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { identifierMade } from './made-by.ts';
import { relates, sentObject } from './relation.ts';

export const createdIsNew = defineCheck({
  id: 'created-is-new',
  family: 'stateful',
  level: 'convention',
  severity: 'error',
  requirement: 'What is created gets an identifier that nothing else has.',
  clause: rfc9110('15.3.2'),
  pair: true,
  // Who finds what is there already, and does not make it again, answers 200.
  appliesTo: (exchange) => relates(exchange, 'made-beside') && exchange.response.status === 201,
  *inspect(exchange, { document, judge }) {
    // What the answer shows is not what the document describes: that is told of already.
    if (judge.bodyErrors(exchange.case.operation, exchange.response).length > 0) return;
    const id = identifierMade(exchange, document);
    if (id === undefined || Object.values(sentObject(exchange) ?? {}).some((value) => String(value) === id)) return;
    const other = exchange.before.find(
      (made) => isSuccess(made.response.status) && identifierMade(made, document) === id,
    );
    if (other)
      yield {
        expected: 'an identifier of its own',
        actual: `${id}, which another resource has`,
        at: exchange.case.operation.pointer,
      };
  },
});
