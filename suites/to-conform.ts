import type { WireRequest } from '../http/exchange.ts';
import { createRouter } from '../mock/routing.ts';
import type { ApiDocument } from '../openapi/api-document.ts';
import { loadDocument } from '../openapi/document.ts';
import { PlumblineError } from '../openapi/error.ts';
import { didYouMean } from '../openapi/nearest.ts';
import type { Operation } from '../openapi/operation.ts';
import { operations } from '../openapi/operations.ts';
import { PROFILES, type Profile } from '../properties/profiles/profile.ts';
import { type AnswerJudge, createAnswerJudge } from '../traffic/answer-judge.ts';
import { locator } from '../traffic/base.ts';
import { type ClientAnswer, type KnownRequest, readAnswer } from './client-answer.ts';
import { findingMessage } from './finding-message.ts';

/** What may be said to `toConform` beside document and operation. */
export interface ConformOptions {
  /** What makes the assertion fail: errors, or warnings too. */
  readonly failOn?: 'error' | 'warning';
  /** Checks by id, as of `--check`: only these, or, with a `-` before the id, without these. */
  readonly checks?: readonly string[];
  /** Opt-in rule sets, as of `--profile`: of them what a single answer shows. */
  readonly profiles?: readonly Profile[];
}

/** What vitest wants of a matcher. */
export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

interface Known {
  readonly operations: readonly Operation[];
  readonly judge: AnswerJudge;
  readonly route: ReturnType<typeof createRouter<Operation>>;
}

const known = new WeakMap<ApiDocument, Known>();
const loading = new Map<string, Promise<ApiDocument>>();

/**
 * Whether an answer is what the document says of the operation. At once where both are at hand; a promise where the document
 * is a path or the content is yet to be read. Without an operation it is that of the request, where the client still knows it.
 */
export function toConform(
  received: unknown,
  document: ApiDocument | string,
  operation?: string,
  options: ConformOptions = {},
): MatcherResult | Promise<MatcherResult> {
  const answer = readAnswer(received);
  if (typeof document !== 'string' && !(answer instanceof Promise)) return judged(answer, document, operation, options);
  return Promise.all([answer, typeof document === 'string' ? loaded(document) : document]).then(([had, read]) =>
    judged(had, read, operation, options),
  );
}

/** Read once for all tests of a file. */
function loaded(source: string): Promise<ApiDocument> {
  const coming = loading.get(source) ?? loadDocument(source);
  loading.set(source, coming);
  return coming;
}

function judged(
  { response, request }: ClientAnswer,
  document: ApiDocument,
  name: string | undefined,
  { failOn = 'error', checks, profiles = [] }: ConformOptions,
): MatcherResult {
  const odd = profiles.find((profile) => !PROFILES.includes(profile));
  if (odd !== undefined)
    throw new PlumblineError(
      'USAGE',
      `profiles must be of ${PROFILES.join(', ')}, not "${odd}"${didYouMean(odd, PROFILES)}`,
    );
  const here = known.get(document) ?? knownOf(document);
  known.set(document, here);
  const operation = name === undefined ? operationOf(document, here, request) : operationNamed(document, here, name);
  const findings = here.judge
    .findings(operation, wireRequest(operation, request), response, { ids: checks, profiles })
    .filter(({ severity }) => severity === 'error' || failOn === 'warning');
  return {
    pass: findings.length === 0,
    message: () =>
      findings.length === 0
        ? `the answer ${response.status} conforms to what ${document.source} says of ${operation.label}; it was expected not to`
        : `the answer ${response.status} is not what ${document.source} says of ${operation.label}\n\n${findings.map(findingMessage).join('\n\n')}`,
  };
}

function knownOf(document: ApiDocument): Known {
  const all = operations(document);
  return {
    operations: all,
    judge: createAnswerJudge(document),
    route: createRouter(all.map((one) => [one, one] as const)),
  };
}

function operationNamed(document: ApiDocument, { operations: all }: Known, name: string): Operation {
  const [, method = '', path] = /^(\S+)\s+(\/.*)$/.exec(name) ?? [];
  const found = all.find(
    (one) => one.id === name || one.label === name || (one.path === path && one.method === method.toUpperCase()),
  );
  if (found) return found;
  const names = all.flatMap(({ operationId, label }) => (operationId === undefined ? [label] : [operationId, label]));
  throw new PlumblineError(
    'USAGE',
    `${document.source} has no operation ${name}${didYouMean(name, names) || '; name it by its operationId or as METHOD /path'}`,
  );
}

function operationOf(
  document: ApiDocument,
  { operations: all, route }: Known,
  { method, url }: KnownRequest,
): Operation {
  if (method === undefined || url === undefined)
    throw new PlumblineError(
      'USAGE',
      'this answer does not say what it answers: name the operation, toConform(document, operation)',
    );
  const place = locator(document.root, all, undefined, [{ method, url }])(url);
  const match = place && route(place.path, place.query);
  const found = match?.route.methods.get(method) ?? (method === 'HEAD' ? match?.route.methods.get('GET') : undefined);
  if (found) return found;
  throw new PlumblineError(
    'USAGE',
    `${document.source} has no operation for ${method} ${new URL(url).pathname}; name the one that is meant, toConform(document, operation)`,
  );
}

/** The request as far as it is known. A client that names another method than the operation's answers something else. */
function wireRequest(operation: Operation, { method, url, headers = [], body }: KnownRequest): WireRequest {
  const sent = method?.toUpperCase() ?? operation.method;
  if (sent !== operation.method && !(sent === 'HEAD' && operation.method === 'GET'))
    throw new PlumblineError(
      'USAGE',
      `this answer is to a ${sent} request, and ${operation.label} is none; name the operation that was asked`,
    );
  return { method: sent, url: url ?? `http://test.invalid${operation.path}`, headers, ...(body && { body }) };
}
