import { defineCheck } from '../check.ts';
import { rfc9112 } from './clauses.ts';

export const singleFraming = defineCheck({
  id: 'single-framing',
  family: 'protocol',
  level: 'MUST',
  severity: 'error',
  requirement: 'An answer is framed by Content-Length or by Transfer-Encoding, not by both.',
  clause: rfc9112('6.2'),
  appliesTo: ({ response }) => response.raw !== undefined,
  *inspect({ case: { operation }, response }) {
    const names = new Set((response.raw?.head ?? []).map((line) => line.split(':')[0]?.toLowerCase()));
    if (names.has('content-length') && names.has('transfer-encoding'))
      yield {
        expected: 'one of Content-Length and Transfer-Encoding',
        actual: 'both',
        at: operation.pointer,
        part: 'header Transfer-Encoding',
      };
  },
});
