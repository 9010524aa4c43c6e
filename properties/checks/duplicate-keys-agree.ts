import type { AnsweredExchange } from '../../http/exchange.ts';
import { type CheckContext, type Deviation, defineCheck } from '../check.ts';
import { doubledMembers } from '../doubled-body.ts';
import { rfc8259 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { agrees, gotObject, relates } from './relation.ts';
import { ruleProbed } from './rule.ts';
import { mayShow } from './showing.ts';

export const duplicateKeysAgree = defineCheck({
  id: 'duplicate-keys-agree',
  family: 'json',
  level: 'convention',
  severity: 'warning',
  requirement: 'Of a member that occurs twice the same value counts throughout, the first or the last.',
  clause: rfc8259('4'),
  pair: true,
  appliesTo: (exchange) =>
    isSuccess(exchange.response.status) &&
    (ruleProbed(exchange, 'duplicate-keys-agree') !== undefined || relates(exchange, 'read-after-duplicates')),
  *inspect(exchange, context): Iterable<Deviation> {
    const made = exchange.before.at(-1) ?? exchange;
    const { body } = made.case;
    if (!body || !('text' in body)) return;
    const choices = new Map<string, { readonly counts: 'first' | 'last'; readonly where: string }>();
    const seen: readonly (readonly [AnsweredExchange, string])[] =
      made === exchange
        ? [[exchange, 'in the answer']]
        : [
            [made, 'in the answer'],
            [exchange, 'when it is read'],
          ];
    for (const [one, where] of seen)
      for (const [name, counts] of chosen(one, body.text, context))
        choices.set(`${name} ${where}`, { counts, where: `${name} ${where}` });
    const [usual, ...others] = choices.values();
    const other = others.find(({ counts }) => counts !== usual?.counts);
    if (usual && other)
      yield {
        expected: `the ${usual.counts} value, as for ${usual.where}`,
        actual: `the ${other.counts} value for ${other.where}`,
        at: made.case.operation.pointer,
      };
  },
});

/** Which of its two values each member has that is shown with one of them, where either could be shown. */
function* chosen(
  exchange: AnsweredExchange,
  text: string,
  context: CheckContext,
): Iterable<readonly [string, 'first' | 'last']> {
  const got = gotObject(exchange);
  for (const [name, { first, last }] of doubledMembers(text)) {
    const there = got?.[name];
    if (there === undefined || agrees(first, there) === agrees(last, there)) continue;
    if (![first, last].every((value) => value !== undefined && mayShow(exchange, name, value, context))) continue;
    yield [name, agrees(first, there) ? 'first' : 'last'];
  }
}
