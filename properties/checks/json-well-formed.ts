import { defineCheck } from '../check.ts';
import { jsonOf, textOf } from '../judge/answer-text.ts';
import { rfc8259 } from './clauses.ts';
import { isJsonAnswer } from './guards.ts';

export const jsonWellFormed = defineCheck({
  id: 'json-well-formed',
  family: 'json',
  level: 'MUST',
  severity: 'error',
  requirement: 'What is labelled JSON is JSON.',
  clause: rfc8259('2'),
  appliesTo: isJsonAnswer,
  *inspect(exchange) {
    if (jsonOf(exchange.response) !== undefined) return;
    try {
      JSON.parse(textOf(exchange.response).replace(/^\uFEFF/, ''));
    } catch (error) {
      yield {
        expected: 'a JSON text',
        actual: error instanceof Error ? error.message.slice(0, 100) : 'no JSON',
        at: exchange.case.operation.pointer,
      };
    }
  },
});
