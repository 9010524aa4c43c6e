import { defineCheck } from '../check.ts';
import { openapi } from './clauses.ts';
import { isOwn } from './guards.ts';

/** Refusals that say nothing about the validity of the request: credentials, state, size, rate. */
const OTHER: ReadonlySet<number> = new Set([401, 403, 404, 409, 410, 412, 413, 414, 428, 429, 431]);

export const validAccepted = defineCheck({
  id: 'valid-accepted',
  family: 'contract',
  level: 'document',
  severity: 'warning',
  requirement: 'A request that the document calls valid is accepted.',
  clause: openapi('Operation Object'),
  appliesTo: (exchange) => exchange.case.intent.kind === 'valid' && isOwn(exchange),
  *inspect({ case: { operation, intent, body, parameters }, response }, { confirmed, expected }) {
    if (expected?.get(operation.label)?.has(response.status)) return;
    if (intent.kind !== 'valid' || response.status < 400 || response.status > 499 || OTHER.has(response.status)) return;
    if (operation.requestBody && body === undefined) return;
    // To many a server text is what is left when the white space around it is gone: nothing, where it is all white space.
    if (holdsBlankText([body, parameters])) return;
    yield {
      expected: 'a 2xx status',
      actual: String(response.status),
      at: operation.pointer,
      keyword: intent.summary.replace(/ is .*$/, ''),
      severity: confirmed ? 'error' : 'warning',
    };
  },
});

/** Whether a text anywhere in this is nothing but white space. */
function holdsBlankText(value: unknown): boolean {
  if (typeof value === 'string') return value !== '' && value.trim() === '';
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(holdsBlankText);
}
