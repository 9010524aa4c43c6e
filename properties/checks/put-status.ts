import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { relates } from './relation.ts';

export const putStatus = defineCheck({
  id: 'put-status',
  family: 'stateful',
  level: 'MUST',
  severity: 'warning',
  requirement: 'A PUT that modifies what is there answers 200 or 204, not 201.',
  clause: rfc9110('9.3.4'),
  pair: true,
  appliesTo: (exchange) =>
    relates(exchange, 'replace-again', 'read-after-first-put') && isSuccess(exchange.response.status),
  *inspect(exchange) {
    const put = exchange.before.at(-1);
    if (relates(exchange, 'read-after-first-put')) {
      // 202 promises no more than that it will be.
      const status = put?.response.status;
      if (put && status !== undefined && isSuccess(status) && status !== 201 && status !== 202)
        yield {
          expected: '201: it was not there before, and is now',
          actual: String(status),
          at: put.case.operation.pointer,
          keyword: 'created',
        };
    } else if (exchange.response.status === 201)
      yield {
        expected: '200 or 204: the resource was there',
        actual: '201',
        at: exchange.case.operation.pointer,
      };
  },
});
