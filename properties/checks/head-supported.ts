import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const headSupported = defineCheck({
  id: 'head-supported',
  family: 'protocol',
  level: 'MUST',
  severity: 'off',
  requirement: 'HEAD is supported where GET is.',
  clause: rfc9110('9.1'),
  appliesTo: ({ case: { intent } }) => intent.kind === 'protocol' && intent.probe.id === 'head',
  *inspect({ case: { operation }, response: { status } }) {
    if (status === 405 || status === 501)
      yield { expected: 'the status that GET has', actual: String(status), at: operation.pointer };
  },
});
