import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isBehindInvalidBody, isGateway } from './guards.ts';

/** Refusals that are about something else than credentials: size, rate, method, media type, a resource that is hidden. */
const OTHER: ReadonlySet<number> = new Set([404, 405, 408, 413, 414, 415, 421, 429, 431]);

export const authenticationStatus = defineCheck({
  id: 'authentication-status',
  family: 'authentication',
  level: 'SHOULD',
  severity: 'warning',
  requirement: 'Missing or invalid credentials are answered 401; valid but insufficient ones 403.',
  clause: rfc9110('11.4'),
  appliesTo: ({ case: { intent }, response }) =>
    intent.kind === 'unauthenticated' &&
    /^[MIF]$/.test(intent.credential.class) &&
    response.status >= 400 &&
    response.status < 500 &&
    !OTHER.has(response.status),
  *inspect(exchange) {
    const {
      case: { intent, operation },
      response: { status },
    } = exchange;
    // A broken body may be looked at first.
    if (intent.kind !== 'unauthenticated' || isBehindInvalidBody(exchange) || isGateway(exchange)) return;
    const { class: kind, id } = intent.credential;
    const expected = kind === 'F' ? 403 : 401;
    if (status === expected || (status === 400 && (kind === 'I' || isBlank(id)))) return;
    const severe = operation.responses.has(String(expected)) && !operation.responses.has(String(status));
    yield {
      expected: String(expected),
      actual: String(status),
      at: `${operation.pointer}/responses`,
      keyword: kind,
      severity: severe ? 'error' : 'warning',
    };
  },
});

/** Whether something was sent that is empty: no credentials to some, and broken syntax to others (RFC 6750, 3.1). */
function isBlank(id: string): boolean {
  return /-(empty|whitespace)$/.test(id);
}
