import type { Json } from '../../openapi/json.ts';
import { fieldsOf, itemsOf, jsonOf, membersOf, misread, type Section, statusesOf, textOf, textsOf } from './section.ts';

/** Somebody who sends requests, in a configuration file. Flags and the environment win over it. */
export interface IdentityConfig {
  /** Credential of bearer, OAuth 2.0 and OpenID Connect schemes. */
  readonly token?: string;
  /** Security scheme → credential (`user:password` for basic). */
  readonly auth?: Readonly<Record<string, string>>;
  /** Where a credential is to be had, instead of one that is written down. */
  readonly login?: LoginConfig;
}

/** Where the credential of a login goes: a security scheme of the document, or a place that it does not declare. */
export type LoginPlacing = { readonly prefix?: string } & (
  | { readonly scheme: string }
  | { readonly header: string }
  | { readonly query: string }
  | { readonly cookie: string }
);

/** Somebody with less privilege, and what is not for them. */
export interface SecondIdentityConfig extends IdentityConfig {
  /** Operations that must be refused to them, also with what the first identity made: operationIds, `METHOD /path` with `*`, `tag:NAME`. */
  readonly mayNot?: readonly string[];
}

/** A request that is answered with a credential. Exactly one of `operation` and `request` is there. */
export interface LoginConfig {
  /** An operation of the document: its operationId or `POST /path`. */
  readonly operation?: string;
  /** A request of any other server: `POST https://auth.example/token`, or `POST /path` below the base URL. */
  readonly request?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** `user:password` of an Authorization field, as token endpoints ask for (RFC 6749, 2.3.1). */
  readonly basic?: string;
  /** What is sent: a text as it is, anything else as JSON, or as a form where the media type is one. */
  readonly body?: Json;
  /** Without it: the operation's own, else `application/json`. */
  readonly mediaType?: string;
  /** JSON Pointer into the answer, `header NAME` or `cookie NAME`. Without it: `/access_token`. */
  readonly tokenAt?: string;
  /** A scheme by name, or a placing. Without it: every bearer, OAuth 2.0 and OpenID Connect scheme. */
  readonly as?: string | LoginPlacing;
  /** Answers that say that the credential has worn out. Without it: 401. */
  readonly refreshOn?: readonly number[];
}

/** Who sends: `main`, and `second`, which is less privileged. */
export interface IdentitiesConfig {
  readonly main?: IdentityConfig;
  readonly second?: SecondIdentityConfig;
}

const PLACES = ['scheme', 'header', 'query', 'cookie'] as const;
const LOGIN_KEYS = [
  'operation',
  'request',
  'headers',
  'basic',
  'body',
  'mediaType',
  'tokenAt',
  'as',
  'refreshOn',
] as const satisfies readonly (keyof LoginConfig)[];

/** Checks `identities` of a configuration file. Throws CONFIG_INVALID with the place and the remedy. */
export function readIdentities(section: Section): IdentitiesConfig {
  const members = membersOf(section, ['main', 'second']);
  const [main, second] = [members.get('main'), members.get('second')];
  return { main: main && readIdentity(membersOf(main, CREDENTIALS), main), second: second && readSecond(second) };
}

const CREDENTIALS = ['token', 'auth', 'login'] as const;

/** Its credential may come from `--second-token`: what it may not do is enough to say. */
function readSecond(section: Section): SecondIdentityConfig {
  const members = membersOf(section, [...CREDENTIALS, 'mayNot']);
  const mayNot = members.get('mayNot');
  return {
    ...readIdentity(members, section),
    ...(mayNot && {
      mayNot: itemsOf(mayNot).map((item) => textOf(item, 'an operationId, METHOD /path or tag:NAME') ?? ''),
    }),
  };
}

function readIdentity(members: ReadonlyMap<string, Section>, section: Section): IdentityConfig {
  const login = members.get('login');
  if (members.size === 0) throw misread(section, 'needs a token, auth or a login');
  const auth = members.get('auth');
  return { token: textOf(members.get('token')), auth: auth && textsOf(auth), login: login && readLogin(login) };
}

function readLogin(section: Section): LoginConfig {
  const members = membersOf(section, LOGIN_KEYS);
  const operation = textOf(members.get('operation'), 'an operationId or METHOD /path');
  const request = textOf(members.get('request'), 'METHOD and URL, as in POST https://auth.example/token');
  if ((operation === undefined) === (request === undefined))
    throw misread(section, 'needs either an operation of the document or a request');
  if (request !== undefined && !/^[A-Za-z]+ +(https?:\/\/|\/)\S*$/.test(request))
    throw misread(
      { path: `${section.path}.request`, file: section.file },
      'is written METHOD URL, as in POST /session or POST https://auth.example/token',
    );
  const tokenAt = textOf(members.get('tokenAt'), 'a JSON Pointer, header NAME or cookie NAME');
  if (tokenAt !== undefined && !/^(\/|(header|cookie) +\S+$)/.test(tokenAt))
    throw misread(
      { path: `${section.path}.tokenAt`, file: section.file },
      'is a JSON Pointer into the answer, as in /access_token, or header NAME, or cookie NAME',
    );
  const headers = members.get('headers');
  return {
    operation,
    request,
    headers: headers && fieldsOf(headers),
    basic: textOf(members.get('basic'), 'user:password'),
    body: jsonOf(members.get('body')),
    mediaType: textOf(members.get('mediaType'), 'a media type'),
    tokenAt,
    as: readPlacing(members.get('as')),
    refreshOn: statusesOf(members.get('refreshOn')),
  };
}

function readPlacing(section: Section | undefined): LoginPlacing | undefined {
  if (section === undefined) return undefined;
  if (typeof section.value === 'string') return { scheme: section.value };
  const members = membersOf(section, [...PLACES, 'prefix']);
  const prefix = members.get('prefix')?.value;
  if (prefix !== undefined && typeof prefix !== 'string') throw misread(section, 'has a prefix that is no text');
  const [place, another] = PLACES.filter((name) => members.has(name));
  if (place === undefined || another !== undefined) throw misread(section, `needs one of ${PLACES.join(', ')}`);
  const name = textOf(members.get(place)) ?? '';
  const rest = prefix === undefined ? {} : { prefix };
  switch (place) {
    case 'scheme':
      return { scheme: name, ...rest };
    case 'header':
      return { header: name, ...rest };
    case 'query':
      return { query: name, ...rest };
    case 'cookie':
      return { cookie: name, ...rest };
  }
}
