import { isUtf8 } from 'node:buffer';
import { defineCheck } from '../check.ts';
import { loneSurrogate } from '../engine/lone-surrogates.ts';
import { textOf } from '../judge/answer-text.ts';
import { rfc8259 } from './clauses.ts';
import { isJsonAnswer } from './guards.ts';

export const jsonUtf8 = defineCheck({
  id: 'json-utf8',
  family: 'json',
  level: 'MUST',
  severity: 'error',
  requirement: 'JSON is sent as UTF-8, without lone surrogates.',
  clause: rfc8259('8.1'),
  appliesTo: isJsonAnswer,
  *inspect(exchange, { surrogates }) {
    const {
      case: { operation },
      response,
      request,
    } = exchange;
    if (!isUtf8(response.body)) {
      yield { expected: 'UTF-8', actual: 'octets that are no UTF-8', at: operation.pointer };
      return;
    }
    const text = textOf(exchange.response);
    if (!text.includes('\\')) return;
    const sentOne = request.body !== undefined && /\\ud[89a-f]/i.test(new TextDecoder().decode(request.body));
    const found = loneSurrogate.exec(text);
    // What the run itself sent comes back as it may, in this answer or in a later one.
    if (
      found &&
      !sentOne &&
      !surrogates?.sent(found[0]) &&
      !/\\u[dD][89abAB][0-9a-fA-F]{2}$/.test(text.slice(0, found.index))
    )
      yield { expected: 'pairs of surrogates', actual: found[0], at: operation.pointer, severity: 'warning' };
  },
});
