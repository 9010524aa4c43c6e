import { defineCheck } from '../check.ts';
import { openapi } from './clauses.ts';
import { isOwn } from './guards.ts';

const REFUSED: ReadonlySet<number> = new Set([400, 405, 406, 415, 422]);

export const examplesAccepted = defineCheck({
  id: 'examples-accepted',
  family: 'contract',
  level: 'document',
  severity: 'warning',
  requirement: "A request made from the document's own examples is accepted.",
  clause: openapi('Example Object'),
  appliesTo: (exchange) =>
    exchange.case.intent.kind === 'valid' &&
    exchange.case.intent.summary.startsWith("the document's example") &&
    isOwn(exchange),
  *inspect({ case: { operation }, response }) {
    if (REFUSED.has(response.status))
      yield { expected: 'a 2xx status', actual: String(response.status), at: operation.pointer };
  },
});
