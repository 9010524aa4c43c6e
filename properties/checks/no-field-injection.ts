import { defineCheck } from '../check.ts';
import { CANARY } from '../generators/canary.ts';
import { rfc9110 } from './clauses.ts';

export const noFieldInjection = defineCheck({
  id: 'no-field-injection',
  family: 'protocol',
  level: 'MUST',
  severity: 'error',
  requirement: 'Line ends in what is sent never become new field lines of the answer.',
  clause: rfc9110('5.5'),
  appliesTo: ({ case: { intent } }) =>
    intent.kind === 'protocol' && intent.probe.id === 'hygiene' && intent.probe.summary.startsWith('a line end'),
  *inspect({ case: { operation }, response }) {
    const injected = response.headers.find(([name]) => name.toLowerCase().startsWith(CANARY));
    if (injected)
      yield {
        expected: 'no field that the request wrote',
        actual: `${injected[0]}: ${injected[1].slice(0, 40)}`,
        at: operation.pointer,
        part: `header ${injected[0]}`,
      };
  },
});
