import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const statusFitsMethod = defineCheck({
  id: 'status-fits-method',
  family: 'protocol',
  level: 'convention',
  severity: 'warning',
  requirement: 'No 201 to GET or DELETE; 304 only to GET or HEAD; no 206 or 416 to POST.',
  clause: rfc9110('15.4.5'),
  appliesTo: ({ response }) => [201, 206, 304, 416].includes(response.status),
  *inspect({ case: { operation }, request: { method }, response: { status } }) {
    const odd =
      (status === 201 && (method === 'GET' || method === 'DELETE')) ||
      (status === 304 && method !== 'GET' && method !== 'HEAD') ||
      ((status === 206 || status === 416) && method === 'POST');
    if (odd)
      yield {
        expected: `a status that fits ${method}`,
        actual: String(status),
        at: operation.pointer,
        keyword: method,
      };
  },
});
