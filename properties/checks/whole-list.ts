import type { AnsweredExchange } from '../../http/exchange.ts';
import { jsonBody } from '../engine/observe.ts';
import { representations } from '../engine/resource-pool.ts';
import { nextPage, pageSizeOf } from '../workflows/paging.ts';

/** Whether a list shows all that there is: it names no next page, and has fewer items than were asked for. */
export function isWholeList(page: AnsweredExchange): boolean {
  if (nextPage(page.case, page, 'any') !== undefined) return false;
  return representations(jsonBody(page.response)).length < pageSizeOf(page);
}
