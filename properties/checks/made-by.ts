import type { AnsweredExchange } from '../../http/exchange.ts';
import { field } from '../../http/fields.ts';
import { identifierIn } from '../engine/resource-pool.ts';
import { gotObject } from './relation.ts';

/** What tells the resource that an answer made from others: its identifier, else its Location; `undefined` where it shows neither. */
export function madeBy(exchange: AnsweredExchange): string | undefined {
  const got = gotObject(exchange);
  const id = got && identifierIn(got, undefined, exchange.case.operation.path);
  if (id !== undefined && id !== null && typeof id !== 'object') return String(id);
  return field(exchange.response.headers, 'location');
}
