import type { AnsweredExchange } from '../../http/exchange.ts';
import { field } from '../../http/fields.ts';
import { parseMediaType } from '../../http/media-type.ts';
import { isObject, type JsonObject } from '../../openapi/json.ts';
import { jsonBody } from '../engine/observe.ts';

/** Whether the answer is labelled as a problem, in JSON or XML. */
export function isLabelledProblem({ response }: AnsweredExchange): boolean {
  const essence = parseMediaType(field(response.headers, 'content-type') ?? '')?.essence;
  return essence === 'application/problem+json' || essence === 'application/problem+xml';
}

/** The problem that an answer labelled as one holds; `undefined` where it holds none. */
export function problemOf(exchange: AnsweredExchange): JsonObject | undefined {
  const body = isLabelledProblem(exchange) ? jsonBody(exchange.response) : undefined;
  return isObject(body) ? body : undefined;
}

/** How many of the members that make a problem a body has. */
export function problemMembers(exchange: AnsweredExchange): number {
  const body = jsonBody(exchange.response);
  return isObject(body) ? ['type', 'title', 'status', 'detail'].filter((name) => body[name] !== undefined).length : 0;
}
