import type { AnsweredExchange } from '../../http/exchange.ts';
import { jsonBody } from '../engine/observe.ts';
import { representations } from '../engine/shown-resources.ts';
import { nextPage, pageSizeOf } from '../workflows/paging.ts';

/** As many as a server may give where it is asked for more. */
const PAGES_WORTH = [10, 12, 15, 20, 24, 25, 30, 40, 50, 60, 75];

/** Whether a list shows all that there is: it names no next page, and has fewer items than were asked for, or than fit. */
export function isWholeList(page: AnsweredExchange): boolean {
  if (nextPage(page.case, page, 'any') !== undefined) return false;
  const count = representations(jsonBody(page.response)).length;
  return count < pageSizeOf(page) && !PAGES_WORTH.includes(count);
}
