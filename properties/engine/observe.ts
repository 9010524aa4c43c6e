import type { Case } from '../../http/case.ts';
import type { AnsweredExchange, ReceivedResponse } from '../../http/exchange.ts';
import { field } from '../../http/fields.ts';
import { isJson } from '../../http/media-type.ts';
import { bareName } from '../../openapi/bare-name.ts';
import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { Link, Operation } from '../../openapi/operation.ts';
import { valueAt } from '../../openapi/pointer.ts';
import { jsonOf } from '../judge/answer-text.ts';
import { keptElsewhere } from './creators.ts';
import { type KnownResource, matchTemplate, resourcePrefix, templateParameters } from './resource-pool.ts';
import { creations, identifierIn, representations } from './shown-resources.ts';
import { templatesOf } from './templates.ts';

/** Resources of one answer that are remembered. */
const MOST_SHOWN = 8;

/** True for 200–299. */
export function accepted(response: ReceivedResponse | undefined): boolean {
  return response !== undefined && response.status >= 200 && response.status <= 299;
}

/** The JSON value of an answer; `undefined` when it is none. */
export function jsonBody(response: ReceivedResponse): Json | undefined {
  if (response.body.length === 0 || !isJson(field(response.headers, 'content-type') ?? '')) return undefined;
  return jsonOf(response);
}

/** The values that a case gives to its path parameters. */
export function pathValues(testCase: Case): Readonly<Record<string, Json>> {
  const values: Record<string, Json> = {};
  for (const parameter of testCase.parameters) {
    if (parameter.in === 'path' && 'value' in parameter) values[parameter.name] = parameter.value;
  }
  return values;
}

/** Every resource that an accepted answer names: by its body, its Location field, and the document's links. */
export function* resourcesIn(
  exchange: AnsweredExchange,
  operations: readonly Operation[],
  basePath: string,
): Iterable<KnownResource> {
  const { response } = exchange;
  if (!accepted(response)) return;
  const { operation } = exchange.case;
  const made = operation.method === 'POST' || (operation.method === 'PUT' && response.status === 201);
  const given = pathValues(exchange.case);
  // A name that was sent in another spelling is no value of the case.
  const said = (name: string): Json | undefined =>
    matchTemplate(operation.path, new URL(exchange.request.url).pathname.slice(basePath.length))?.[name];
  const outer = templateParameters(operation.path).map((name) => given[name] ?? said(name) ?? null);
  const body = jsonBody(response);
  const shownUnder = (parameter: string | undefined): readonly JsonObject[] =>
    (made ? creations : representations)(body, parameter, operation).slice(0, MOST_SHOWN);

  for (const prefix of templatesOf(operations).itemsOf(operation.path)) {
    const parameter = templateParameters(prefix).at(-1);
    for (const shown of shownUnder(parameter)) {
      for (const id of identifiers(shown, parameter, exchange.case, made))
        yield { prefix, values: [...outer, id], made };
    }
  }
  for (const prefix of keptElsewhere(operation.path, operations)) {
    const parameter = templateParameters(prefix).at(-1);
    for (const shown of shownUnder(parameter)) {
      const id = identifierIn(shown, parameter, operation);
      // What was there before is only linked to the parent: who links it says which it is.
      const own = made && response.status === 201 && id !== undefined && !sentMembers(exchange.case).includes(id);
      if (id !== undefined) yield { prefix, values: [id], made: own };
    }
  }
  const place = field(response.headers, 'location');
  // 201 names what was created, 202 where its progress shows (RFC 9110, 15.3.2 and 15.3.3).
  if (place !== undefined && (response.status === 201 || response.status === 202))
    yield* located(place, operations, basePath, made);
  const described = operation.responses.get(String(response.status)) ?? operation.responses.get('default');
  for (const link of described?.links ?? []) yield* linked(link, exchange, operations, body, made);
}

/**
 * The identifier of a representation. What was created may show two: that of the path's name, which the request itself
 * sent, and an `id`. The first is the likelier one.
 */
function* identifiers(
  shown: JsonObject,
  parameter: string | undefined,
  { operation, body }: Case,
  made: boolean,
): Iterable<Json> {
  const id = identifierIn(shown, parameter, operation);
  if (id === undefined) return;
  yield id;
  const own = made ? identifierIn(shown, 'id', operation) : undefined;
  const sent = sentMembers({ body });
  if (own !== undefined && own !== id && sent.includes(id) && !sent.includes(own)) yield own;
}

function sentMembers({ body }: Pick<Case, 'body'>): readonly (Json | undefined)[] {
  return body && 'value' in body && isObject(body.value) ? Object.values(body.value) : [];
}

function* located(
  place: string,
  operations: readonly Operation[],
  basePath: string,
  made: boolean,
): Iterable<KnownResource> {
  const path = pathOf(place, basePath);
  if (path === undefined) return;
  for (const prefix of templatesOf(operations).itemsLike(path)) {
    const binding = matchTemplate(prefix, path);
    if (binding) yield { prefix, values: Object.values(binding), made };
  }
}

/** The path of a Location below the base path, or `undefined` when it leads elsewhere. */
export function pathOf(place: string, basePath: string): string | undefined {
  let path: string;
  try {
    path = new URL(place, `http://host.invalid${basePath}/`).pathname;
  } catch {
    return undefined;
  }
  const base = basePath.replace(/\/$/, '');
  return path.startsWith(`${base}/`) ? path.slice(base.length) : undefined;
}

function* linked(
  link: Link,
  exchange: AnsweredExchange,
  operations: readonly Operation[],
  body: Json | undefined,
  made: boolean,
): Iterable<KnownResource> {
  const target = operations.find(({ label }) => label === link.operation);
  const prefix = target && resourcePrefix(target.path);
  if (!prefix) return;
  const values = templateParameters(prefix).map((name) => {
    const expression = link.parameters[`path.${name}`] ?? link.parameters[name];
    return expression === undefined ? undefined : evaluate(expression, exchange, body);
  });
  if (values.every((value): value is Json => value !== undefined && value !== null && value !== ''))
    yield { prefix, values, made };
}

/**
 * The value of a runtime expression (OpenAPI, Link Object): `$response.body#/id`, `$request.path.bookId`,
 * `$response.header.ETag`; a constant is itself. `undefined` when it leads nowhere.
 */
export function evaluate(
  expression: Json,
  exchange: AnsweredExchange,
  body = jsonBody(exchange.response),
): Json | undefined {
  if (typeof expression !== 'string' || !expression.startsWith('$')) return expression;
  const inBody = /^\$(request|response)\.body(?:#(.*))?$/s.exec(expression);
  if (inBody) {
    const whole = inBody[1] === 'response' ? body : requestBody(exchange.case);
    return whole === undefined ? undefined : valueAt(whole, inBody[2] ?? '');
  }
  const header = /^\$response\.header\.(.+)$/.exec(expression)?.[1];
  if (header) return field(exchange.response.headers, header);
  const requested = /^\$request\.(path|query|header)\.(.+)$/.exec(expression);
  if (requested) {
    const found = exchange.case.parameters.find((p) => p.in === requested[1] && p.name === requested[2]);
    return found && 'value' in found ? found.value : undefined;
  }
  if (expression === '$url') return exchange.request.url;
  if (expression === '$method') return exchange.request.method;
  return expression === '$statusCode' ? exchange.response.status : undefined;
}

/** The value a case sends as its body, where it is one. */
export function requestBody(testCase: Case): Json | undefined {
  return testCase.body && 'value' in testCase.body ? testCase.body.value : undefined;
}

/** The texts and numbers of an answer by the bare names of their members, at any depth up to 6. */
export function namedValues(body: Json | undefined): ReadonlyMap<string, readonly Json[]> {
  const found = new Map<string, Json[]>();
  gather(body, found, 0);
  return found;
}

function gather(value: Json | undefined, found: Map<string, Json[]>, depth: number): void {
  if (depth > 6 || typeof value !== 'object' || value === null) return;
  if (!isObject(value)) {
    for (const item of value.slice(0, 8)) gather(item, found, depth + 1);
    return;
  }
  for (const [member, inner] of Object.entries(value)) {
    if (typeof inner === 'string' || typeof inner === 'number') {
      const name = bareName(member);
      const list = found.get(name);
      if (list) list.push(inner);
      else found.set(name, [inner]);
    } else gather(inner, found, depth + 1);
  }
}
