import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { relates } from './relation.ts';

/** What the two preconditions of a step come to, and what it shows when the wrong one decided. */
const STEPS: Readonly<Record<string, { readonly wrong: number; readonly expected: string }>> = {
  'if-none-match-first': { wrong: 304, expected: 'the representation: If-None-Match decides, not If-Modified-Since' },
  'if-match-first': { wrong: 412, expected: 'the representation: If-Match decides, not If-Unmodified-Since' },
  'if-match-before-none': { wrong: 304, expected: '412: If-Match comes before If-None-Match' },
};

export const preconditionOrder = defineCheck({
  id: 'precondition-order',
  family: 'stateful',
  level: 'MUST',
  severity: 'off',
  requirement: 'Preconditions are evaluated in the order of RFC 9110.',
  clause: rfc9110('13.2.2'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, ...Object.keys(STEPS)),
  *inspect(exchange) {
    const [relation, step] = Object.entries(STEPS).find(([one]) => relates(exchange, one)) ?? [];
    const { status } = exchange.response;
    const skipped = relation === 'if-match-before-none' && isSuccess(status);
    if (step && (status === step.wrong || skipped))
      yield {
        expected: step.expected,
        actual: String(status),
        at: exchange.case.operation.pointer,
        keyword: relation,
      };
  },
});
