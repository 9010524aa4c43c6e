import { defineCheck } from '../check.ts';
import { textOf } from '../judge/answer-text.ts';
import { rfc8259 } from './clauses.ts';
import { isJsonAnswer } from './guards.ts';

export const jsonIntegersExact = defineCheck({
  id: 'json-integers-exact',
  family: 'json',
  level: 'SHOULD',
  severity: 'warning',
  requirement: 'No integer is larger than every reader can hold exactly: ±(2^53−1).',
  clause: rfc8259('6'),
  appliesTo: isJsonAnswer,
  *inspect(exchange, { large }) {
    const received = textOf(exchange.response);
    if (!/[0-9]{16}/.test(received)) return;
    const sent = exchange.request.body ? new TextDecoder().decode(exchange.request.body) : '';
    for (const [, digits = ''] of received
      .replace(/"(?:[^"\\]|\\.)*"/g, '""')
      .matchAll(/(?<![\d.eE+-])(-?[1-9][0-9]{15,})(?![\d.eE])/g)) {
      // Numbers that the run itself sent come back as they may.
      if (Number.isSafeInteger(Number(digits)) || sent.includes(digits) || sentNear(sent, digits)) continue;
      if (large?.sent(Number(digits))) continue;
      yield {
        expected: 'an integer within ±9007199254740991',
        actual: digits.slice(0, 40),
        at: exchange.case.operation.pointer,
      };
      return;
    }
  },
});

/** Whether the request held a number that reads as this one. */
function sentNear(sent: string, digits: string): boolean {
  return [...sent.matchAll(/-?[0-9.]+(?:e[+-]?[0-9]+)?/gi)].some(([text]) => Number(text) === Number(digits));
}
