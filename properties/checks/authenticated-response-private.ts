import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9111 } from './clauses.ts';
import { isSuccess } from './guards.ts';

export const authenticatedResponsePrivate = defineCheck({
  id: 'authenticated-response-private',
  family: 'authentication',
  level: 'MUST',
  severity: 'off',
  requirement: 'An answer to an authenticated request is not marked as reusable by a shared cache.',
  clause: rfc9111('3.5'),
  appliesTo: ({ case: { operation, credentials }, request, response }) =>
    operation.security.length > 0 &&
    credentials.kind === 'supplied' &&
    (request.method === 'GET' || request.method === 'HEAD') &&
    isSuccess(response.status),
  *inspect({ case: { operation }, request, response }) {
    const control = (field(response.headers, 'cache-control') ?? '').toLowerCase();
    const directives = control.split(',').map((directive) => directive.trim().replace(/=.*$/, ''));
    if (directives.includes('private') || directives.includes('no-store')) return;
    const authorized = field(request.headers, 'authorization') !== undefined;
    // Caches know of Authorization; of a key in a query, a cookie or another field they do not.
    const shared = ['public', 's-maxage', 'must-revalidate'].find((name) => directives.includes(name));
    if (authorized && shared !== undefined)
      yield { expected: 'private, or no directive for shared caches', actual: shared, at: operation.pointer };
    else if (!authorized)
      yield {
        expected: 'Cache-Control: private or no-store',
        actual: control === '' ? 'no Cache-Control' : control.slice(0, 60),
        at: operation.pointer,
      };
  },
});
