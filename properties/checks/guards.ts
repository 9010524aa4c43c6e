import type { AnsweredExchange } from '../../http/exchange.ts';
import { field } from '../../http/fields.ts';
import { isJson, parseMediaType } from '../../http/media-type.ts';

const GATEWAY: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** True for 200–299. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}

/** Whether this very status has an entry of its own: not a range, not `default`. */
export function documents({ case: { operation } }: AnsweredExchange, status: number): boolean {
  return operation.responses.has(String(status));
}

/** Whether somebody between us and the API answered: then the document is not what was broken. */
export function isIntermediary(exchange: AnsweredExchange): boolean {
  const {
    response,
    case: { operation },
  } = exchange;
  if (documents(exchange, response.status)) return false;
  if (GATEWAY.has(response.status) || (response.status >= 520 && response.status <= 530)) return true;
  if (response.status < 500) return false;
  const essence = parseMediaType(field(response.headers, 'content-type') ?? '')?.essence;
  const declaresHtml = [...operation.responses.values()].some(({ content }) =>
    content?.some(({ range }) => range.includes('html') || range === '*/*'),
  );
  return essence === 'text/html' && !declaresHtml && field(response.headers, 'via') !== undefined;
}

/** Whether the request went to the operation itself: its own method on its own path. */
export function isOwn({ case: { operation, method, path } }: AnsweredExchange): boolean {
  return (method ?? operation.method) === operation.method && path === undefined;
}

/** Statuses that HTTP itself assigns to what a case did, whatever the document says. */
export function isHttpsOwnAnswer(exchange: AnsweredExchange): boolean {
  const { status } = exchange.response;
  if ([413, 414, 417, 426, 429, 431].includes(status)) return true;
  const { intent } = exchange.case;
  if (!isOwn(exchange))
    return status === 404 || status === 405 || status === 501 || status === 400 || status === 401 || status === 403;
  if ((status === 412 || status === 304) && exchange.request.headers.some(([name]) => /^if-/i.test(name))) return true;
  if (intent.kind === 'protocol') {
    const { id } = intent.probe;
    if (id === 'media-type') return status === 415 || status === 400;
    if (id === 'malformed-json' || id === 'hygiene') return status === 400 || status === 415 || status === 422;
    if (id === 'accept') return status === 406;
  }
  if (status === 415) return true;
  // 400 to bytes that are broken as HTTP or as percent-encoding.
  if (status === 400 && exchange.request.raw) return true;
  return (
    intent.kind === 'invalid' && intent.violation.keyword === 'percent-syntax' && (status === 400 || status === 404)
  );
}

/** The body as text, decoded leniently. */
export function textOf({ response }: AnsweredExchange): string {
  return new TextDecoder().decode(response.body);
}

/** True when the answer is labelled as JSON and has content. */
export function isJsonAnswer({ response, request }: AnsweredExchange): boolean {
  return (
    response.body.length > 0 &&
    !response.truncated &&
    request.method !== 'HEAD' &&
    isJson(field(response.headers, 'content-type') ?? '')
  );
}
