import { createHash } from 'node:crypto';
import type { Exchange } from '../../http/exchange.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { Check, Deviation } from '../check.ts';

/**
 * The identity of a finding: 12 hex digits of SHA-256 over the check, `METHOD /path` with the names of path parameters
 * blanked, the pointer and keyword of the broken promise, and the status. Reordering the document, rewording a message
 * or another example value changes nothing.
 */
export function fingerprint(check: Check, operation: Operation, deviation: Deviation, exchange: Exchange): string {
  const path = operation.path.replace(/\{[^}]*\}/g, '{}');
  const { intent } = exchange.case;
  const broken =
    intent.kind === 'invalid'
      ? `${intent.violation.part} ${intent.violation.at.replace(/\/\d+(?=\/|$)/g, '/*')} ${intent.violation.keyword}`
      : '';
  const credential =
    intent.kind === 'unauthenticated' && check.family === 'authentication' ? intent.credential.class : '';
  const parts = [
    check.id,
    `${operation.method} ${path}`,
    `${deviation.at.replaceAll(operation.path.replaceAll('/', '~1'), path)} ${deviation.keyword ?? ''} ${broken}${credential}`,
    exchange.response?.status ?? exchange.failure?.kind ?? '',
  ];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
}
