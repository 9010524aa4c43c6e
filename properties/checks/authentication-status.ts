import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

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
    response.status < 500,
  *inspect({ case: { intent, operation }, response }) {
    if (intent.kind !== 'unauthenticated') return;
    const { class: kind, summary } = intent.credential;
    const { status } = response;
    // 404 hides a resource legally (RFC 9110, 15.5.4); a broken body may be looked at first; some methods are refused before.
    if (
      status === 404 ||
      status === 405 ||
      status === 415 ||
      status === 429 ||
      status === 431 ||
      status === 413 ||
      summary.endsWith('invalid body')
    )
      return;
    const expected = kind === 'F' ? 403 : 401;
    if (status === expected || (kind === 'I' && status === 400)) return;
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
