import type { AnsweredExchange } from '../../http/exchange.ts';
import { field } from '../../http/fields.ts';
import { isJson, parseMediaType } from '../../http/media-type.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { CheckContext } from '../check.ts';
import { answerShape } from './answer-shape.ts';

const GATEWAY: ReadonlySet<number> = new Set([429, 502, 503, 504]);
/** What the reader of a request answers before any API sees it. */
const READERS: ReadonlySet<number> = new Set([400, 408, 413, 414, 431, 501, 505]);

/** True for 200–299. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}

/** Whether this very status has an entry of its own: not a range, not `default`. */
export function documents({ case: { operation } }: AnsweredExchange, status: number): boolean {
  return operation.responses.has(String(status));
}

/** Whether the request went to the operation itself: its own method on its own path. */
export function isOwn({ case: { operation, method, path } }: AnsweredExchange): boolean {
  return (method ?? operation.method) === operation.method && path === undefined;
}

/** Whether a gateway answered in place of the API: it is overloaded, or cannot be reached. */
export function isGateway(exchange: AnsweredExchange): boolean {
  const { response } = exchange;
  if (documents(exchange, response.status)) return false;
  if (GATEWAY.has(response.status) || (response.status >= 520 && response.status <= 530)) return true;
  return response.status >= 500 && isHtml(exchange) && field(response.headers, 'via') !== undefined;
}

/**
 * Whether somebody other than the API answered, so that its contract was not what was broken: a gateway, or whoever speaks
 * HTML where the document has none. A status that the document declares is the API's own.
 */
export function isIntermediary(exchange: AnsweredExchange): boolean {
  if (isGateway(exchange)) return true;
  const { response, case: testCase } = exchange;
  return !documents(exchange, response.status) && isHtml(exchange) && !declaresHtml(testCase.operation);
}

function isHtml({ response }: AnsweredExchange): boolean {
  return parseMediaType(field(response.headers, 'content-type') ?? '')?.essence === 'text/html';
}

function declaresHtml({ responses }: Operation): boolean {
  return [...responses.values()].some(({ content }) =>
    content?.some(({ range }) => /html/i.test(range) || range === '*/*' || range === 'text/*'),
  );
}

/** Statuses that HTTP itself assigns to what a case did, whatever the document says. */
export function isHttpsOwnAnswer(exchange: AnsweredExchange): boolean {
  const { status } = exchange.response;
  if ([408, 413, 414, 415, 417, 421, 426, 429, 431].includes(status)) return true;
  const { intent } = exchange.case;
  if ((status === 206 || status === 416) && field(exchange.request.headers, 'range') !== undefined) return true;
  if (!isOwn(exchange)) return [400, 401, 403, 404, 405, 501].includes(status);
  if ((status === 412 || status === 304) && exchange.request.headers.some(([name]) => /^if-/i.test(name))) return true;
  if (intent.kind === 'protocol') {
    const { id } = intent.probe;
    if (id === 'media-type') return status === 400;
    if (id === 'malformed-json' || id === 'hygiene') return status === 400 || status === 422;
    if (id === 'accept') return status === 406;
    // What an RFC has refused, no document needs to name.
    if (id === 'rule') return [400, 401, 403, 409, 422].includes(status);
  }
  // 400 to bytes that are broken as HTTP or as percent-encoding.
  if (status === 400 && exchange.request.raw) return true;
  return breaksPercentEncoding(exchange) && (status === 400 || status === 404);
}

function breaksPercentEncoding({ case: { intent } }: AnsweredExchange): boolean {
  return intent.kind === 'invalid' && intent.violation.keyword === 'percent-syntax';
}

/**
 * Whether the reader of the request refused it before the API saw it (a header section too large, a NUL, a broken
 * percent-triplet): such an answer is empty or not of the API's media types, and no promise of the document's.
 */
export function isBelowTheApi(exchange: AnsweredExchange, { judge }: CheckContext): boolean {
  const { request, response, case: testCase } = exchange;
  if (!READERS.has(response.status)) return false;
  const { intent } = testCase;
  const odd =
    response.status !== 400 ||
    request.raw === true ||
    intent.kind === 'unauthenticated' ||
    (intent.kind === 'protocol' && intent.probe.id !== 'workflow') ||
    (intent.kind === 'invalid' && intent.violation.part !== 'body');
  return odd && !isDescribedMedia(exchange, judge);
}

/**
 * Whether the router answered, because the path led it nowhere: the answer is the one that unknown paths get. Where it is
 * of a declared media type, only a path parameter that no route may match (mutated, or of unusual characters) counts.
 */
export function isUnrouted(exchange: AnsweredExchange, { judge, unknownPath }: CheckContext): boolean {
  const { response, case: testCase } = exchange;
  const { intent, operation, parameters } = testCase;
  if (!unknownPath || response.status !== unknownPath.status || isSuccess(response.status)) return false;
  if (!operation.path.includes('{') || answerShape(response) !== unknownPath.shape) return false;
  // The very path led somewhere before what stood there was deleted.
  if (intent.kind === 'protocol' && intent.probe.id === 'workflow' && intent.probe.relation === 'read-after-delete')
    return false;
  if (!isDescribedMedia(exchange, judge)) return true;
  if (intent.kind === 'invalid' && intent.violation.part === 'path') return true;
  return parameters.some(
    (given) =>
      given.in === 'path' && ('wire' in given || !/^[A-Za-z0-9_~-][A-Za-z0-9._~-]*$/.test(String(given.value))),
  );
}

/** Whether the answer has content of a media type that the document describes for its status. */
function isDescribedMedia({ response, case: { operation } }: AnsweredExchange, judge: CheckContext['judge']): boolean {
  const described = judge.responseFor(operation, response.status);
  const contentType = field(response.headers, 'content-type');
  return (
    response.body.length > 0 &&
    described !== undefined &&
    contentType !== undefined &&
    judge.mediaTypeFor(described, contentType) !== undefined
  );
}

/** Whether the answer is the part that was asked for of something else: what that is, its description says. */
export function isPart({ response, request }: AnsweredExchange): boolean {
  return response.status === 206 && field(request.headers, 'range') !== undefined;
}

/** True when the answer is labelled as JSON, has content, and is no part of something. */
export function isJsonAnswer(exchange: AnsweredExchange): boolean {
  const { response, request } = exchange;
  return (
    !isPart(exchange) &&
    response.body.length > 0 &&
    !response.truncated &&
    request.method !== 'HEAD' &&
    isJson(field(response.headers, 'content-type') ?? '')
  );
}

/** Whether a credential case came with a body that is invalid as well. */
export function isBehindInvalidBody({ case: { intent } }: AnsweredExchange): boolean {
  return intent.kind === 'unauthenticated' && intent.credential.summary.endsWith('and an invalid body');
}
