import type { AnsweredExchange } from '../../http/exchange.ts';
import { defineCheck } from '../check.ts';
import { openapi } from './clauses.ts';
import { isSuccess } from './guards.ts';

export const authenticationEnforced = defineCheck({
  id: 'authentication-enforced',
  family: 'authentication',
  level: 'document',
  severity: 'error',
  requirement: 'Without sufficient credentials nothing is carried out.',
  clause: openapi('Security Requirement Object'),
  appliesTo: ({ case: { intent } }) => intent.kind === 'unauthenticated' && /^[MIQSD]$/.test(intent.credential.class),
  *inspect(exchange) {
    const {
      case: { intent, operation },
      response,
    } = exchange;
    if (intent.kind !== 'unauthenticated' || !isSuccess(response.status)) return;
    const { class: kind, id } = intent.credential;
    if (kind === 'D' && !onlyUndeclaredIsValid(exchange)) return;
    yield {
      expected: kind === 'Q' ? '400 or 401' : '401',
      actual: String(response.status),
      at: operation.pointer,
      keyword: kind === 'I' ? id : kind,
    };
  },
});

/** Of two credentials the one in the declared place counts: its first line may be the good one. */
function onlyUndeclaredIsValid({ case: { intent } }: AnsweredExchange): boolean {
  return intent.kind === 'unauthenticated' && intent.credential.id === 'bearer-header-and-query';
}
