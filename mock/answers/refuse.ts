import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { Operation, SecurityScheme } from '../../openapi/operation.ts';
import type { MockAnswer } from '../fault.ts';
import type { Refusal } from '../judge/refusal.ts';
import { refusalStatus, responseFor } from './documented.ts';
import type { AnswerMaker } from './make.ts';
import type { Template } from './template.ts';

const REALM = 'mock';
const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  431: 'Request Header Fields Too Large',
  422: 'Unprocessable Content',
};

/** The answer to a request that is not carried out: the documented body of its status, else a plain JSON error. */
export function refuse(
  maker: AnswerMaker,
  operation: Operation | undefined,
  refusal: Refusal,
  more: { readonly allow?: string; readonly accept?: string | undefined } = {},
): MockAnswer {
  return { ...answerTo(maker, operation, refusal, more), reason: refusal.detail };
}

function answerTo(
  maker: AnswerMaker,
  operation: Operation | undefined,
  refusal: Refusal,
  { allow, accept }: { readonly allow?: string; readonly accept?: string | undefined },
): MockAnswer {
  const status = refusalStatus(operation, refusal);
  const fields: (readonly [string, string])[] = [];
  if (allow !== undefined) fields.push(['Allow', allow]);
  // RFC 5789, 2.2.
  if (status === 415 && operation?.method === 'PATCH')
    fields.push(['Accept-Patch', (operation.requestBody?.content ?? []).map(({ range }) => range).join(', ')]);
  if (status === 401) fields.push(['WWW-Authenticate', challenge(operation, refusal)]);
  const response = operation && responseFor(operation, status);
  if (status === 304 && operation) return maker.make(operation, status, response, { fields });
  if (operation && response?.content && response.content.length > 0) {
    return maker.make(operation, status, response, {
      accept,
      fields,
      body: (template) => explained(template, status, refusal),
    });
  }
  const plain = JSON.stringify({ error: { code: refusal.kind, message: refusal.detail } });
  const head = operation && response ? maker.make(operation, status, response, { fields }).headers : fields;
  return { status, headers: [['Content-Type', 'application/json'], ...head], body: Buffer.from(plain) };
}

/** RFC 9110, 11.6.1: a challenge for each scheme. RFC 6750, 3.1: no error code when nothing was presented. */
function challenge(operation: Operation | undefined, { presented }: Refusal): string {
  const schemes = new Map((operation?.security ?? []).flat().map(({ scheme }) => [scheme.name, scheme]));
  const challenges = new Set(
    [...schemes.values()]
      .filter(({ type }) => type !== 'mutualTLS')
      .map((scheme) => challengeOf(scheme, presented === true)),
  );
  return challenges.size === 0 ? `Bearer realm="${REALM}"` : [...challenges].join(', ');
}

function challengeOf(scheme: SecurityScheme, presented: boolean): string {
  switch (scheme.type) {
    case 'http':
      if (scheme.scheme.toLowerCase() === 'basic') return `Basic realm="${REALM}", charset="UTF-8"`;
      return scheme.scheme.toLowerCase() === 'bearer' ? bearer(presented) : `${scheme.scheme} realm="${REALM}"`;
    case 'oauth2':
    case 'openIdConnect':
      return bearer(presented);
    case 'apiKey':
    case 'mutualTLS':
      return `ApiKey realm="${REALM}"`;
  }
}

function bearer(presented: boolean): string {
  return presented ? `Bearer realm="${REALM}", error="invalid_token"` : `Bearer realm="${REALM}"`;
}

/** The documented error body, saying what happened as far as its schema lets it. */
function explained(template: Template, status: number, { detail }: Refusal): Json {
  const { value } = template;
  if (!isObject(value)) return value;
  const title = TITLES[status] ?? 'Error';
  const words: Readonly<Record<string, Json>> = {
    status,
    title,
    detail,
    message: detail,
    error_description: detail,
    type: 'about:blank',
    instance: '/errors',
  };
  const said: JsonObject = Object.fromEntries(
    Object.entries(value).map(([name, old]) => [name, typeof words[name] === typeof old ? words[name] : old]),
  );
  if (template.accepts(said)) return said;
  // RFC 9457, 3.1.2: the status member is the status code.
  const counted = typeof value.status === 'number' ? { ...value, status } : value;
  return template.accepts(counted) ? counted : value;
}
