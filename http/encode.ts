import type { JsonObject } from '../openapi/json.ts';
import type { Operation, Parameter } from '../openapi/operation.ts';
import type { Case, ParameterValue } from './case.ts';
import { placeCredentials } from './credentials/place.ts';
import { encodeBody } from './encode/body.ts';
import { headerFields } from './encode/fields.ts';
import { type EncodedParameter, encodeParameter } from './encode/parameter.ts';
import { encodeStrictly } from './encode/percent.ts';
import type { HeaderField, WireRequest } from './exchange.ts';
import { configuredFields, type Identities, type Target } from './identity.ts';

/**
 * The bytes of a case: the same for the same case, target, identities and document. `root` is the document's, for what
 * schemas say about XML and files. A request that an HTTP client would refuse or repair says that it is `raw`.
 */
export function encodeCase(testCase: Case, target: Target, identities: Identities, root?: JsonObject): WireRequest {
  const { operation } = testCase;
  const placed = placeCredentials(operation, testCase.credentials, identities);
  const places = placesOf(testCase);
  const body = testCase.body ? encodeBody(testCase.body, operation, root) : undefined;
  const bytes = body && withForm(body.bytes, placed.form ?? []);
  const headers = headerFields({
    testCase,
    configured: configuredFields(target, operation),
    parameters: places.headers,
    contentType: body?.contentType,
    cookies: [...places.cookies, ...placed.cookies.map(([name, text]) => `${name}=${text}`)],
    placed,
  });
  const query = [...places.query, ...placed.query.map(([name, text]) => `${name}=${text}`)].join('&');
  const path = pathOf(testCase, places.path);
  const url = `${target.baseUrl.replace(/\/$/, '')}${path}${query === '' ? '' : `${path.includes('?') ? '&' : '?'}${query}`}`;
  const raw = testCase.raw || placed.raw || !isOrdinary(url, headers);
  return {
    method: testCase.method ?? operation.method,
    url,
    headers,
    ...(bytes && { body: bytes }),
    ...(raw && { raw }),
    ...(testCase.hostless && { hostless: true as const }),
  };
}

interface Places {
  readonly path: ReadonlyMap<string, string>;
  readonly query: readonly string[];
  readonly headers: readonly HeaderField[];
  readonly cookies: readonly string[];
}

/** Every parameter of the case where it belongs; one given twice is there twice. */
function placesOf({ operation, parameters }: Case): Places {
  const path = new Map<string, string>();
  const query: string[] = [];
  const headers: HeaderField[] = [];
  const cookies: string[] = [];
  for (const given of parameters) {
    const encoded =
      'wire' in given ? asItIs(given, given.wire) : encodeParameter(declaredFor(operation, given), given.value);
    switch (encoded.in) {
      case 'path':
        path.set(given.name, encoded.text);
        break;
      case 'header':
        headers.push([given.name, encoded.text]);
        break;
      case 'querystring':
        query.push(encoded.text);
        break;
      case 'query':
        query.push(...encoded.pairs.map(([name, text]) => `${name}=${text}`));
        break;
      case 'cookie':
        cookies.push(...encoded.pairs.map(([name, text]) => `${name}=${text}`));
        break;
    }
  }
  return { path, query, headers, cookies };
}

/** The template with its values. A parameter without one keeps its braces, encoded: the path stays one that can be sent. */
function pathOf({ path, operation }: Case, values: ReadonlyMap<string, string>): string {
  const template = path ?? operation.path;
  // Anything else would become part of the host.
  return (template.startsWith('/') ? template : `/${template}`).replace(
    /\{([^{}]+)\}/g,
    (whole, name: string) => values.get(name) ?? encodeURIComponent(whole.toWellFormed()),
  );
}

function asItIs({ in: location, name }: ParameterValue, wire: string): EncodedParameter {
  switch (location) {
    case 'path':
    case 'header':
    case 'querystring':
      return { in: location, text: wire };
    case 'query':
    case 'cookie':
      return { in: location, pairs: [[location === 'query' ? encodeStrictly(name) : name, wire]] };
  }
}

function withForm(bytes: Uint8Array, form: readonly (readonly [string, string])[]): Uint8Array {
  if (form.length === 0) return bytes;
  const pairs = form.map(([name, text]) => `${name}=${text}`).join('&');
  return Buffer.concat([bytes, Buffer.from(bytes.length > 0 ? `&${pairs}` : pairs)]);
}

/** Whether an HTTP client sends these as they are: no control characters, nothing outside latin1, a plain request target. */
function isOrdinary(url: string, headers: readonly HeaderField[]): boolean {
  return (
    /^[\x21\x22\x24-\x7E]+$/.test(url) &&
    headers.every(
      ([name, value]) => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) && /^[\t\x20-\x7E\x80-\xFF]*$/.test(value),
    )
  );
}

function declaredFor({ parameters }: Operation, given: ParameterValue): Parameter {
  return (
    parameters.find((parameter) => parameter.in === given.in && parameter.name === given.name) ?? undeclared(given)
  );
}

/** A parameter that the document does not declare is sent in the plainest way of its place. */
function undeclared({ in: location, name }: ParameterValue): Parameter {
  const style = location === 'query' || location === 'cookie' ? 'form' : 'simple';
  return {
    name,
    in: location,
    required: false,
    deprecated: false,
    style,
    explode: style === 'form',
    allowReserved: false,
    allowEmptyValue: false,
    examples: [],
    pointer: '',
  };
}
