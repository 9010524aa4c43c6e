import { defineCheck } from '../check.ts';
import { convention } from './clauses.ts';

export const responseTime = defineCheck({
  id: 'response-time',
  family: 'contract',
  level: 'convention',
  severity: 'warning',
  requirement: 'An answer is complete within --max-response-time.',
  clause: convention('the limit that was asked for'),
  mustRepeat: true,
  appliesTo: ({ elapsed }, { maxResponseTime }) => maxResponseTime !== undefined && elapsed > maxResponseTime,
  *inspect({ case: { operation }, elapsed }, { maxResponseTime }) {
    yield { expected: `at most ${maxResponseTime} ms`, actual: `${Math.round(elapsed)} ms`, at: operation.pointer };
  },
});
