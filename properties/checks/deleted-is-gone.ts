import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { relates } from './relation.ts';

export const deletedIsGone = defineCheck({
  id: 'deleted-is-gone',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'What was deleted cannot be read any more.',
  clause: rfc9110('9.3.5'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'read-after-delete'),
  *inspect(exchange) {
    const deletion = exchange.before.at(-1);
    if (!deletion || deletion.response.status === 202 || !isSuccess(deletion.response.status)) return;
    if (
      /soft|archiv|cancel|mark(ed)? as|deactivat|schedul/i.test(
        String(deletion.case.operation.source.description ?? ''),
      ) &&
      !/gone|404/i.test(String(deletion.case.operation.source.description ?? ''))
    )
      return;
    if (isSuccess(exchange.response.status))
      yield { expected: '404 or 410', actual: String(exchange.response.status), at: deletion.case.operation.pointer };
  },
});
