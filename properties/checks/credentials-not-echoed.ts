import type { AnsweredExchange } from '../../http/exchange.ts';
import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { textOf } from '../judge/answer-text.ts';
import { convention } from './clauses.ts';

const SHORTEST = 8;

export const credentialsNotEchoed = defineCheck({
  id: 'credentials-not-echoed',
  family: 'authentication',
  level: 'convention',
  severity: 'error',
  requirement: 'No answer contains the credential that was sent.',
  clause: convention('a credential in an answer ends in logs and caches'),
  appliesTo: ({ case: { operation } }, { secrets, issuers }) => secrets.length > 0 && !issuers?.has(operation.label),
  *inspect(exchange, { secrets }) {
    const { response, case: testCase } = exchange;
    const body = textOf(response);
    let fields: string | undefined;
    let asked: string | undefined;
    for (const secret of secrets) {
      for (const form of formsOf(secret)) {
        if (form.length < SHORTEST) continue;
        fields ??= answeredFields(exchange);
        if (!body.includes(form) && !fields.includes(form)) continue;
        if (isHandedOut(exchange) && !sentFields(exchange).includes(form)) continue;
        // Where the case itself put the credential into a query, a form or a body, an echo is what was asked for.
        asked ??= askedFor(exchange);
        if (asked.includes(form) || asked.includes(encodeURIComponent(form))) continue;
        yield {
          expected: 'no credential in the answer',
          actual: 'the credential itself',
          at: testCase.operation.pointer,
        };
        return;
      }
    }
  },
});

/** The secret as it is sent, and what a basic credential is made of: an answer may show it decoded. */
function formsOf(secret: string): readonly string[] {
  const colon = secret.indexOf(':');
  if (colon >= 0) return [secret, secret.slice(colon + 1), Buffer.from(secret).toString('base64')];
  return [secret];
}

/** The field lines of an answer, but for a cookie that goes on as the session it was sent as. */
function answeredFields({ request, response }: AnsweredExchange): string {
  const sent = field(request.headers, 'cookie');
  return response.headers
    .filter(([name]) => sent === undefined || name.toLowerCase() !== 'set-cookie')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** Whether an answer may hold credentials that were not sent: that of a login, which asks nobody for any and makes something. */
function isHandedOut({ case: { operation }, request, response }: AnsweredExchange): boolean {
  const makes = !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(request.method);
  return makes && operation.security.length === 0 && response.status >= 200 && response.status <= 299;
}

/** The field lines of a request. */
function sentFields({ request }: AnsweredExchange): string {
  return request.headers.map(([name, value]) => `${name}: ${value}`).join('\n');
}

function askedFor({ request }: AnsweredExchange): string {
  return `${request.url}\n${request.body ? new TextDecoder().decode(request.body) : ''}`;
}
