import type { AnsweredExchange } from '../../http/exchange.ts';
import { type Json, type JsonObject, member } from '../../openapi/json.ts';
import { valueAt } from '../../openapi/pointer.ts';
import { defineCheck } from '../check.ts';
import { totalSaid } from '../lists/page-members.ts';
import { nextPage } from '../workflows/paging.ts';
import { rfc8288 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { idsOn, relates } from './relation.ts';

/** Empty pages may stand between others. */
const MOST_EMPTY = 3;

export const nextPageAdvances = defineCheck({
  id: 'next-page-advances',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'A next link or cursor leads to another page, and the last page has none.',
  clause: rfc8288('3'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'next-page', 'page-without-end', 'exact-page', 'counted-page'),
  *inspect(exchange, { document }) {
    const previous = exchange.before.at(-1);
    if (!previous) return;
    const {
      response,
      case: { operation },
    } = exchange;
    if (relates(exchange, 'exact-page')) {
      // Who does not count cannot know that nothing follows.
      const count = idsOn(exchange).length;
      if (count > 0 && totalSaid(exchange) === count && nextPage(exchange.case, exchange, 'any') !== undefined)
        yield {
          expected: `no next page behind ${count} of ${count} members`,
          actual: 'one is named',
          at: operation.pointer,
          keyword: 'end',
        };
      return;
    }
    if (relates(exchange, 'counted-page')) {
      const shown = new Set(idsOn(exchange));
      const behind = isSuccess(previous.response.status) ? idsOn(previous).find((id) => !shown.has(id)) : undefined;
      if (behind !== undefined && shown.size > 0 && promisesNext(exchange, document.root))
        yield {
          expected: `a link to the next page, which has ${behind}`,
          actual: 'none',
          at: operation.pointer,
          keyword: 'unnamed',
        };
      return;
    }
    if (relates(exchange, 'page-without-end')) {
      const pages = [...exchange.before, exchange];
      const full = pages.findLastIndex((page) => idsOn(page).length > 0);
      const empty = pages.length - 1 - full;
      const next = JSON.stringify(nextPage(exchange.case, exchange, 'any')?.parameters);
      const again = pages.some((page) => JSON.stringify(page.case.parameters) === next);
      if (full >= 0 && (empty > MOST_EMPTY || (empty > 0 && again)))
        yield {
          expected: 'a last page',
          actual: again ? 'an empty page whose next one was there before' : `${empty} empty pages, and a next one`,
          at: operation.pointer,
          keyword: 'end',
        };
      return;
    }
    const [ids, before] = [idsOn(exchange), idsOn(previous)];
    if (isSuccess(response.status) && ids.length > 0 && ids.join() === before.join())
      yield { expected: 'another page', actual: 'the same page again', at: operation.pointer };
    else if (response.status === 404 || response.status === 400)
      yield { expected: 'a page', actual: String(response.status), at: operation.pointer };
  },
});

/** Whether the document says that a field of this answer links the next page: there, or where it speaks of all lists. */
function promisesNext({ response, case: { operation } }: AnsweredExchange, root: JsonObject): boolean {
  const described = operation.responses.get(String(response.status)) ?? operation.responses.get('2XX');
  const link = described?.headers.find(({ name }) => name.toLowerCase() === 'link');
  if (!link) return false;
  const own = textOf(valueAt(root, link.pointer));
  const around = [described?.pointer, operation.pointer, '/info'].map((at) => textOf(valueAt(root, at ?? '')));
  return /\bnext\b/i.test(own) || around.some((text) => /\blink\b.{0,80}\bnext\b/i.test(text));
}

function textOf(value: Json | undefined): string {
  const text = member(value, 'description');
  return typeof text === 'string' ? text : '';
}
