import type { AnsweredExchange } from '../../http/exchange.ts';
import { isObject, type Json } from '../../openapi/json.ts';
import { escapeToken } from '../../openapi/pointer.ts';
import { type CheckContext, defineCheck } from '../check.ts';
import { envelopeOf } from '../engine/envelope.ts';
import { jsonBody } from '../engine/observe.ts';
import { identifierIn, representations } from '../engine/shown-resources.ts';
import { describedBy } from '../judge/declared.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { madeBy } from './made-by.ts';
import { gotObject, relates } from './relation.ts';

export const deletedIsGone = defineCheck({
  id: 'deleted-is-gone',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'What was deleted cannot be read or written any more, nor is it listed; nor what stood in it.',
  clause: rfc9110('9.3.5'),
  pair: true,
  appliesTo: (exchange) =>
    relates(
      exchange,
      'read-after-delete',
      'list-after-delete',
      'read-after-late-write',
      'read-after-parent-delete',
      'list-after-parent-delete',
    ),
  *inspect(exchange, context) {
    const deletion = exchange.before.at(-1);
    if (relates(exchange, 'read-after-late-write')) {
      // A write that brings it back may be meant to; one that leaves nothing was carried out on nothing.
      const { status } = exchange.response;
      if (deletion && deletion.response.status !== 202 && (status === 404 || status === 410))
        yield {
          expected: '404 or 410, for it is not there',
          actual: `${deletion.response.status}, and it still is not there`,
          at: deletion.case.operation.pointer,
          keyword: 'written',
        };
      return;
    }
    if (!deletion || deletion.response.status === 202 || !isSuccess(deletion.response.status)) return;
    if (
      /soft|archiv|cancel|mark(ed)? as|deactivat|schedul/i.test(
        String(deletion.case.operation.source.description ?? ''),
      ) &&
      !/gone|404/i.test(String(deletion.case.operation.source.description ?? ''))
    )
      return;
    if (relates(exchange, 'list-after-delete', 'list-after-parent-delete')) {
      const listed = stillListed(exchange);
      if (listed !== undefined)
        yield {
          expected: `${listed} is not in the list`,
          actual: 'it still is',
          at: deletion.case.operation.pointer,
          keyword: 'listed',
        };
      return;
    }
    if (isSuccess(exchange.response.status) && !isMarked(exchange, context))
      yield { expected: '404 or 410', actual: String(exchange.response.status), at: deletion.case.operation.pointer };
  },
});

/** Members that say of a resource that it was deleted, and words of a state that does. */
const MARK = /^(is_?)?(deleted|archived|cancell?ed|removed|revoked|deactivated|inactive)(_?(at|on|date|time))?$/i;
const STATE = /^(status|state|lifecycle(_?(status|state))?)$/i;
const ENDED = /delet|archiv|cancel|remov|revok|deactivat|inactiv|disabl|terminat|closed|expired/i;

function saysSo(name: string, value: Json | undefined): boolean {
  return MARK.test(name)
    ? value !== null && value !== false && value !== undefined
    : STATE.test(name) && typeof value === 'string' && ENDED.test(value);
}

/** The identifier of what was deleted, where the list shows it without a word about that; else `undefined`. */
function stillListed(page: AnsweredExchange): string | undefined {
  const [created] = page.before;
  const id = created && madeBy(created);
  if (id === undefined || !isSuccess(page.response.status)) return undefined;
  const shown = representations(jsonBody(page.response), undefined, page.case.operation).find(
    (one) => String(identifierIn(one, undefined, page.case.operation)) === id,
  );
  return shown && !Object.entries(shown).some(([name, value]) => saysSo(name, value)) ? id : undefined;
}

/** Whether the resource now says that it was deleted, in a member that the document declares and that said otherwise before. */
function isMarked(exchange: AnsweredExchange, { document }: CheckContext): boolean {
  const [created] = exchange.before;
  const [now, then] = [gotObject(exchange), created && gotObject(created)];
  if (!now) return false;
  const { operation } = exchange.case;
  const declared = describedBy(document, [operation]);
  const body = jsonBody(exchange.response);
  const holder = isObject(body)
    ? envelopeOf(body)
        .map((name) => `/${escapeToken(name)}`)
        .join('')
    : '';
  return Object.entries(now).some(([name, value]) => {
    return (
      saysSo(name, value) &&
      JSON.stringify(value) !== JSON.stringify(then?.[name]) &&
      declared(operation.label, exchange.response.status, holder, name) === 'declared'
    );
  });
}
