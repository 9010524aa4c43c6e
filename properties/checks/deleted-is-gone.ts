import type { AnsweredExchange } from '../../http/exchange.ts';
import { type CheckContext, defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { describedBy } from '../judge/declared.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { gotObject, relates } from './relation.ts';

export const deletedIsGone = defineCheck({
  id: 'deleted-is-gone',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'What was deleted cannot be read any more.',
  clause: rfc9110('9.3.5'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'read-after-delete'),
  *inspect(exchange, context) {
    const deletion = exchange.before.at(-1);
    if (!deletion || deletion.response.status === 202 || !isSuccess(deletion.response.status)) return;
    if (
      /soft|archiv|cancel|mark(ed)? as|deactivat|schedul/i.test(
        String(deletion.case.operation.source.description ?? ''),
      ) &&
      !/gone|404/i.test(String(deletion.case.operation.source.description ?? ''))
    )
      return;
    if (isSuccess(exchange.response.status) && !isMarked(exchange, context))
      yield { expected: '404 or 410', actual: String(exchange.response.status), at: deletion.case.operation.pointer };
  },
});

/** Members that say of a resource that it was deleted, and words of a state that does. */
const MARK = /^(is_?)?(deleted|archived|cancell?ed|removed|revoked|deactivated|inactive)(_?(at|on|date|time))?$/i;
const STATE = /^(status|state|lifecycle(_?(status|state))?)$/i;
const ENDED = /delet|archiv|cancel|remov|revok|deactivat|inactiv|disabl|terminat|closed|expired/i;

/** Whether the resource now says that it was deleted, in a member that the document declares and that said otherwise before. */
function isMarked(exchange: AnsweredExchange, { document }: CheckContext): boolean {
  const [created] = exchange.before;
  const [now, then] = [gotObject(exchange), created && gotObject(created)];
  if (!now) return false;
  const { operation } = exchange.case;
  const declared = describedBy(document, [operation]);
  const holder = now === jsonBody(exchange.response) ? '' : '/data';
  return Object.entries(now).some(([name, value]) => {
    const says = MARK.test(name)
      ? value !== null && value !== false && value !== undefined
      : STATE.test(name) && typeof value === 'string' && ENDED.test(value);
    return (
      says &&
      JSON.stringify(value) !== JSON.stringify(then?.[name]) &&
      declared(operation.label, exchange.response.status, holder, name) === 'declared'
    );
  });
}
