import type { HeaderField, WireRequest } from '../../http/exchange.ts';
import type { ApiDocument } from '../../openapi/api-document.ts';
import { PlumblineError } from '../../openapi/error.ts';
import { isObject, type Json } from '../../openapi/json.ts';
import { didYouMean } from '../../openapi/nearest.ts';
import { operations } from '../../openapi/operations.ts';
import type { LoginConfig } from '../config/identities.ts';
import { expand, oneLine, refers } from '../config/variables.ts';
import type { Environment } from '../environment.ts';
import { matcher } from './select.ts';

/** A login, ready to be sent as often as it takes. */
export interface LoginRequest {
  readonly wire: WireRequest;
  /** `POST /login`: how messages name it. */
  readonly shown: string;
  /** Label of the operation, where it is one of the document. */
  readonly operation?: string;
  /** What must not be shown of the request. */
  readonly secrets: readonly string[];
}

/** Names of what is a secret although no variable holds it. */
const CONFIDENTIAL =
  /pass(word|phrase|wd)?|secret|token|api-?_?key|authorization|cookie|credential|assertion|\b(pin|otp|code)\b/i;

/** Names of what says who somebody is: common words, which must stay readable wherever else they stand. */
const PUBLIC = /^(user(_?name)?|login|e-?mail|client_?id|account|tenant|grant_?type|scope|audience|realm)$/i;

/** What to send for a login. `place` is where it is configured. Throws CONFIG_INVALID for what cannot be sent. */
export function loginRequest(
  login: LoginConfig,
  place: string,
  {
    document,
    baseUrl,
    headers,
    env,
  }: {
    readonly document: ApiDocument;
    readonly baseUrl: string;
    readonly headers: readonly HeaderField[];
    readonly env: Environment;
  },
): LoginRequest {
  const secrets = new Set<string>();
  const filled = (text: string, name: string): string => {
    const value = expand(text, env, place);
    if (CONFIDENTIAL.test(name) || (refers(text) && !PUBLIC.test(name))) {
      secrets.add(value);
      const credentials = /^[A-Za-z][\w-]* +(.+)$/.exec(value)?.[1];
      if (credentials !== undefined) secrets.add(credentials);
    }
    return value;
  };
  const own = login.operation === undefined ? undefined : operationNamed(login.operation, document, place);
  const [, method = 'POST', written = ''] = /^(\S+) +(\S+)$/.exec(login.request ?? '') ?? [];
  const path = expand(own?.path ?? written, env, place);
  const url = /^https?:/i.test(path) ? path : `${baseUrl}${path}`;
  const type = login.mediaType ?? own?.requestBody?.content[0]?.range ?? 'application/json';
  const body = login.body === undefined ? undefined : encoded(deepFilled(login.body, filled), type, place);
  const fields: HeaderField[] = Object.entries(login.headers ?? {}).map(([name, value]) => [
    name,
    oneLine(filled(value, name), place),
  ]);
  if (login.basic !== undefined) {
    const credential = filled(login.basic, 'password');
    const coded = Buffer.from(credential).toString('base64');
    for (const secret of [coded, credential.slice(credential.indexOf(':') + 1)]) secrets.add(secret);
    fields.push(['Authorization', `Basic ${coded}`]);
  }
  const taken = new Set(fields.map(([name]) => name.toLowerCase()));
  const sameOrigin = new URL(url).origin === new URL(baseUrl).origin;
  const others: HeaderField[] = [
    ['Accept', 'application/json, */*;q=0.1'],
    ['Accept-Encoding', 'identity'],
    ['User-Agent', 'plumbline'],
    ...(body === undefined ? [] : [['Content-Type', type] as const]),
    // What is configured for the target is not for anybody else.
    ...(sameOrigin ? headers : []),
  ];
  return {
    wire: {
      method: (own?.method ?? method).toUpperCase(),
      url,
      headers: [...others.filter(([name]) => !taken.has(name.toLowerCase())), ...fields],
      ...(body !== undefined && { body: new TextEncoder().encode(body) }),
    },
    shown: own?.label ?? `${method.toUpperCase()} ${shownUrl(written)}`,
    operation: own?.label ?? handingOut(document, baseUrl, method, url),
    secrets: [...secrets],
  };
}

/** The operation of the document that a request is one of, if it is. */
function handingOut(document: ApiDocument, baseUrl: string, method: string, url: string): string | undefined {
  const [written] = url.split(/[?#]/);
  const found = operations(document).find(({ path, ...one }) => {
    return one.method === method.toUpperCase() && `${baseUrl}${path}` === written;
  });
  return found?.label;
}

function operationNamed(name: string, document: ApiDocument, place: string) {
  const all = operations(document);
  const found = all.find(matcher(name));
  if (!found) {
    const near = didYouMean(
      name,
      all.flatMap(({ id, label }) => [id, label]),
    );
    throw new PlumblineError('CONFIG_INVALID', `${place} names no operation of the document: ${name}${near}`);
  }
  if (found.path.includes('{'))
    throw new PlumblineError(
      'CONFIG_INVALID',
      `${place} names ${found.label}, whose path has parameters; write the login as a request, as in POST ${found.path.replace(/\{[^}]*\}/g, '1')}`,
    );
  return found;
}

/** Every text in a value, with the name of the member that it stands in. */
function deepFilled(value: Json, filled: (text: string, name: string) => string, name = ''): Json {
  if (typeof value === 'string') return filled(value, name);
  if (Array.isArray(value)) return value.map((item: Json) => deepFilled(item, filled, name));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, inner === undefined ? inner : deepFilled(inner, filled, key)]),
  );
}

function encoded(body: Json, mediaType: string, place: string): string {
  if (typeof body === 'string') return body;
  if (/^application\/x-www-form-urlencoded\b/i.test(mediaType)) {
    if (!isObject(body)) throw new PlumblineError('CONFIG_INVALID', `${place} needs an object as the body of a form`);
    return new URLSearchParams(
      Object.entries(body).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString();
  }
  if (/[/+]json\b|^\*\/\*$|^application\/\*$/i.test(mediaType)) return JSON.stringify(body);
  throw new PlumblineError(
    'CONFIG_INVALID',
    `${place} has a body for ${mediaType}, which is no JSON and no form; give it as text`,
  );
}

/** Without userinfo and query. */
function shownUrl(url: string): string {
  return url.replace(/^([a-z]+:\/\/)[^/?#@]*@/i, '$1').replace(/[?#].*$/, '');
}
