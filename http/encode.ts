import type { Operation, Parameter } from '../openapi/operation.ts';
import type { Case, ParameterValue } from './case.ts';
import { placeCredentials } from './credentials/place.ts';
import { encodeBody } from './encode/body.ts';
import { encodeParameter } from './encode/parameter.ts';
import { encodeStrictly } from './encode/percent.ts';
import type { HeaderField, WireRequest } from './exchange.ts';
import type { Identities, Target } from './identity.ts';
import { isJson } from './media-type.ts';

/** The bytes of a case: the same for the same case, target and identities. */
export function encodeCase(testCase: Case, target: Target, identities: Identities): WireRequest {
  const { operation } = testCase;
  const placed = placeCredentials(operation, testCase.credentials, identities);
  const texts = new Map<string, string>();
  const query: string[] = [];
  const cookies: string[] = [];
  const headers: HeaderField[] = [];

  for (const given of testCase.parameters) {
    const declared =
      operation.parameters.find((parameter) => parameter.in === given.in && parameter.name === given.name) ??
      undeclared(given);
    const encoded = 'wire' in given ? undefined : encodeParameter(declared, given.value);
    const wire = 'wire' in given ? given.wire : undefined;
    if (given.in === 'path') texts.set(given.name, wire ?? (encoded?.in === 'path' ? encoded.text : ''));
    else if (given.in === 'header') headers.push([given.name, wire ?? (encoded?.in === 'header' ? encoded.text : '')]);
    else if (given.in === 'querystring') query.push(wire ?? (encoded?.in === 'querystring' ? encoded.text : ''));
    else {
      const into = given.in === 'query' ? query : cookies;
      if (wire !== undefined) into.push(`${encodeStrictly(given.name)}=${wire}`);
      else if (encoded && 'pairs' in encoded) for (const [name, text] of encoded.pairs) into.push(`${name}=${text}`);
    }
  }
  for (const [name, text] of placed.query) query.push(`${name}=${text}`);
  for (const [name, text] of placed.cookies) cookies.push(`${name}=${text}`);

  const path = (testCase.path ?? operation.path).replace(
    /\{([^}]+)\}/g,
    (whole, name: string) => texts.get(name) ?? encodeURIComponent(whole),
  );
  const body = testCase.body ? encodeBody(testCase.body, operation) : undefined;
  const form = placed.form ?? [];
  const bytes =
    form.length > 0 && body
      ? Buffer.concat([
          body.bytes,
          Buffer.from(`${body.bytes.length > 0 ? '&' : ''}${form.map(([name, text]) => `${name}=${text}`).join('&')}`),
        ])
      : body?.bytes;
  const fields: HeaderField[] = [
    ['Accept', acceptOf(operation)],
    ...(body?.contentType === undefined ? [] : [['Content-Type', body.contentType] as const]),
    ...headers,
    ...(cookies.length === 0 ? [] : [['Cookie', cookies.join('; ')] as const]),
    ...target.headers,
    ...placed.headers,
  ];
  const overrides = testCase.headers ?? [];
  const replaced = new Set(overrides.map(([name]) => name.toLowerCase()));
  const separator = path.includes('?') ? '&' : '?';
  return {
    method: testCase.method ?? operation.method,
    url: `${target.baseUrl.replace(/\/$/, '')}${path}${query.length > 0 ? `${separator}${query.join('&')}` : ''}`,
    headers: [...fields.filter(([name]) => !replaced.has(name.toLowerCase())), ...overrides],
    ...(bytes && { body: bytes }),
    ...((testCase.raw || placed.raw) && { raw: true }),
  };
}

/** The media types of the operation's successful answers, JSON first, and anything else with less weight. */
function acceptOf(operation: Operation): string {
  const ranges = new Set<string>();
  for (const { status, content } of operation.responses.values()) {
    if (/^(2|default)/.test(status)) for (const { range } of content ?? []) ranges.add(range);
  }
  const sorted = [...ranges].filter((range) => range !== '*/*').sort((a, b) => Number(isJson(b)) - Number(isJson(a)));
  return [...sorted, '*/*;q=0.1'].join(', ');
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
