import { defineCheck } from '../check.ts';
import { rfc9112 } from './clauses.ts';

export const noContentStatusesEmpty = defineCheck({
  id: 'no-content-statuses-empty',
  family: 'protocol',
  level: 'MUST',
  severity: 'error',
  requirement: '204 and 304 end at the header section; 205 has no content.',
  clause: rfc9112('6.3'),
  appliesTo: ({ response }) => response.status === 204 || response.status === 205 || response.status === 304,
  *inspect({ case: { operation }, response }) {
    const octets =
      response.status === 205 ? response.body.length : (response.raw?.octetsAfterHead ?? response.body.length);
    if (octets > 0)
      yield { expected: 'no content', actual: `${octets} octets behind the header section`, at: operation.pointer };
  },
});
