import type { Case, Intent, ParameterValue, Proof } from '../http/case.ts';
import { bodyMayReadAsValid } from '../http/decode-body.ts';
import { mayReadAsValid } from '../http/decode-set.ts';
import type { EncodedParameter } from '../http/encode/parameter.ts';
import type { WireRequest } from '../http/exchange.ts';
import { field } from '../http/fields.ts';
import { isJson } from '../http/media-type.ts';
import type { MockRequest } from '../mock/fault.ts';
import { negotiate } from '../mock/judge/negotiation.ts';
import type { Breach, Refusal } from '../mock/judge/refusal.ts';
import { cookiesOf, linesOf, pairsOf } from '../mock/judge/wire.ts';
import { createPlan, type Plan } from '../mock/plan.ts';
import { createRouter, type Match } from '../mock/routing.ts';
import type { ApiDocument } from '../openapi/api-document.ts';
import type { Json } from '../openapi/json.ts';
import type { Operation, Parameter } from '../openapi/operation.ts';
import { tokensOf, valueAt } from '../openapi/pointer.ts';
import type { SchemaValidators } from '../openapi/schema/validator-types.ts';
import { createValidators } from '../openapi/schema/validators.ts';
import type { Locate } from './base.ts';
import type { RecordedExchange } from './recorded.ts';

/** Finds what a recorded request was meant for, and what the document says of it. `undefined`: nothing of the API's. */
export type Classifier = (recorded: Pick<RecordedExchange, 'request' | 'bodyLost'>) => Case | undefined;

/**
 * Reads requests as a strict server of the document does: valid, invalid in one place, without credentials, or beside the
 * routes. Whether credentials that are there are good is the target's to say. Where a lenient server may take an invalid
 * request for a valid one, its violation is `ambiguous`.
 */
export function createClassifier(document: ApiDocument, operations: readonly Operation[], locate: Locate): Classifier {
  const validators = createValidators(document.root, { formats: true });
  const sources = { document, validators, accepts: () => 'first' as const, known: new Map<string, Set<string>>() };
  const route = createRouter(operations.map((operation) => [operation, createPlan(sources, operation, [])] as const));
  return ({ request, bodyLost }) => {
    const place = locate(request.url);
    const match = place && route(place.path, place.query);
    if (!place || !match) return undefined;
    const own = match.route.methods.get(request.method);
    if (!own) return besideTheMethods(request, match);
    const seen = { ...seenBy(request), target: request.url };
    return {
      operation: own.operation,
      intent: bodyLost
        ? { kind: 'protocol', probe: { id: 'hygiene', summary: 'a request whose body was not recorded' } }
        : intentOf(own, seen, place.query, match, validators),
      parameters: pathValues(match),
      credentials: { kind: 'supplied' },
      ...(request.body && {
        body: { mediaType: field(request.headers, 'content-type') ?? null, base64: base64(request.body) },
      }),
    };
  };
}

function besideTheMethods({ method }: WireRequest, { route }: Match<Plan>): Case | undefined {
  const plan = (method === 'HEAD' ? route.methods.get('GET') : undefined) ?? [...route.methods.values()][0];
  if (!plan) return undefined;
  const probe =
    method === 'HEAD' && plan.operation.method === 'GET'
      ? ({ id: 'head' } as const)
      : method === 'OPTIONS'
        ? ({ id: 'options' } as const)
        : ({ id: 'undeclared-method', method } as const);
  return {
    operation: plan.operation,
    intent: { kind: 'protocol', probe },
    parameters: [],
    credentials: { kind: 'supplied' },
    method,
  };
}

function intentOf(
  plan: Plan,
  request: MockRequest,
  query: string,
  match: Match<Plan>,
  validators: SchemaValidators,
): Intent {
  const { operation } = plan;
  const credentials = plan.judgeCredentials(request, query);
  if (credentials?.kind === 'credentials' && credentials.presented === false) return withoutCredentials(operation);
  const { content = [] } = plan.success.response ?? {};
  const { accept } = request.headers;
  if (content.length > 0 && accept !== undefined && !negotiate(accept, content))
    return { kind: 'protocol', probe: { id: 'accept', accept } };
  const body = plan.readBody(request, new Set());
  const parameters = plan.readParameters(request, query, match.texts, false);
  const refusal = body.refusal?.kind === 'media-type' ? body.refusal : (parameters.refusal ?? body.refusal);
  if (!refusal) return { kind: 'valid', summary: 'a valid request of the recorded traffic' };
  return refusedIntent(refusal, request, (breach) => {
    if (breach.part !== 'body') return parameterProof(operation, breach, request, query, match, validators);
    return bodyProof(operation, breach, body.value, request, validators);
  });
}

function withoutCredentials({ security }: Operation): Intent {
  const scheme = security[0]?.[0]?.scheme.name ?? '';
  return {
    kind: 'unauthenticated',
    credential: { id: 'missing', class: 'M', scheme, summary: 'a recorded request without credentials' },
  };
}

function refusedIntent({ kind, detail, broken }: Refusal, request: MockRequest, proofOf: (b: Breach) => Proof): Intent {
  if (kind === 'media-type')
    return { kind: 'protocol', probe: { id: 'media-type', mediaType: request.headers['content-type'] ?? null } };
  if (kind === 'body-syntax' && isJson(request.headers['content-type'] ?? ''))
    return { kind: 'protocol', probe: { id: 'malformed-json', summary: 'a recorded body that is no JSON' } };
  if (kind === 'body-missing')
    return {
      kind: 'invalid',
      violation: {
        part: 'body',
        at: '',
        keyword: 'body-missing',
        proof: 'strict',
        summary: `a recorded request: ${detail}`,
      },
    };
  if (!broken) return { kind: 'protocol', probe: { id: 'hygiene', summary: `a recorded request: ${detail}` } };
  return {
    kind: 'invalid',
    violation: { ...broken, proof: proofOf(broken), summary: `a recorded request: ${detail}` },
  };
}

/** `strict` only where no plausible reading of the parameter's bytes is valid (`http/decode-set.ts`). */
function parameterProof(
  operation: Operation,
  { part, at, keyword }: Breach,
  request: MockRequest,
  query: string,
  match: Match<Plan>,
  validators: SchemaValidators,
): Proof {
  const [name] = tokensOf(at);
  const parameter = operation.parameters.find((one) => one.in === part && one.name === name);
  if (!parameter || keyword === 'style') return 'ambiguous';
  // What is not there has no second reading.
  if (keyword === 'required' && tokensOf(at).length === 1) return 'strict';
  const schema = parameter.schema ?? parameter.content?.schema;
  const encoded = encodedOf(parameter, request, query, match.texts);
  if (schema === undefined || !encoded) return 'ambiguous';
  const validator = validators.for(schema, 'request');
  return mayReadAsValid(parameter, encoded, (value) => validator.accepts(value)) ? 'ambiguous' : 'strict';
}

/** The parameter's bytes as they stand in the request; `undefined` where they cannot be told apart. */
function encodedOf(
  { in: location, name, style, explode }: Parameter,
  request: MockRequest,
  query: string,
  texts: Readonly<Record<string, string>>,
): EncodedParameter | undefined {
  switch (location) {
    case 'path':
      return { in: 'path', text: texts[name] ?? '' };
    case 'header':
      return { in: 'header', text: linesOf(request.fields, name).join(',') };
    case 'querystring':
      return { in: 'querystring', text: query };
    case 'cookie':
    case 'query': {
      const all = location === 'query' ? (pairsOf(query) ?? []) : cookiesOf(request.fields);
      const own = all.filter((pair) => pair.name === name || pair.name.startsWith(`${name}[`));
      // An exploded form object leaves its members among all the others.
      if (own.length === 0 && style === 'form' && explode) return undefined;
      return { in: location, pairs: own.map((pair) => [pair.name, pair.text]) };
    }
  }
}

/** JSON has one reading, and coercion; in forms and parts every leaf is text. */
function bodyProof(
  { requestBody }: Operation,
  { at, keyword }: Breach,
  value: Json | undefined,
  request: MockRequest,
  validators: SchemaValidators,
): Proof {
  const contentType = request.headers['content-type'] ?? '';
  if (isJson(contentType))
    return keyword === 'type' && isCoercible(value && valueAt(value, at)) ? 'coercion' : 'strict';
  const mediaType = requestBody?.content.find(({ range }) => contentType.toLowerCase().startsWith(range.toLowerCase()));
  if (!mediaType?.schema || value === undefined || /^(type|additionalProperties|minItems)$/.test(keyword))
    return 'ambiguous';
  const validator = validators.for(mediaType.schema, 'request');
  return bodyMayReadAsValid({ value, at, mediaType }, (read) => validator.accepts(read)) ? 'ambiguous' : 'strict';
}

/** What lenient servers turn into another type: scalars, null, lists of one. */
function isCoercible(value: Json | undefined): boolean {
  return value === null || typeof value !== 'object' || (Array.isArray(value) && value.length <= 1);
}

function pathValues({ texts }: Match<Plan>): readonly ParameterValue[] {
  return Object.entries(texts).map(([name, wire]) => ({ in: 'path', name, wire }));
}

function seenBy({ method, headers, body }: WireRequest): Omit<MockRequest, 'target'> {
  const byName: Record<string, string> = {};
  for (const [name, value] of headers) byName[name.toLowerCase()] ??= value;
  return { method, headers: byName, fields: headers, body: body ? Buffer.from(body) : Buffer.alloc(0) };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
