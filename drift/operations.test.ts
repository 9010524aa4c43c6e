import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../openapi/json.ts';
import { api, changesOf, object, withAnswer, withBody, withHeader, withParameter } from './corpus.testing.ts';
import { meaningOf } from './kinds/index.ts';

type Row = readonly [title: string, old: JsonObject, fresh: JsonObject, changes: readonly string[]];

const text = { type: 'string' };
const integer = { type: 'integer' };
const body = (required: boolean, ...types: readonly string[]): JsonObject => ({
  requestBody: {
    ...(required && { required }),
    content: Object.fromEntries(types.map((type) => [type, { schema: text }])),
  },
});
const answers = (responses: JsonObject): JsonObject => api({ responses });
const json = (schema: JsonObject): JsonObject => ({ description: '', content: { 'application/json': { schema } } });
const none = { description: '' };

const requests: readonly Row[] = [
  ['a required body is new', api(), api(body(true, 'application/json')), ['request-body-added-required breaking']],
  ['an optional body is new', api(), api(body(false, 'application/json')), ['request-body-added-optional compatible']],
  ['the body is gone', api(body(true, 'application/json')), api(), ['request-body-removed breaking']],
  [
    'the body became required',
    api(body(false, 'application/json')),
    api(body(true, 'application/json')),
    ['request-body-became-required breaking'],
  ],
  [
    'the body became optional',
    api(body(true, 'application/json')),
    api(body(false, 'application/json')),
    ['request-body-became-optional compatible'],
  ],
  [
    'a media type is gone',
    api(body(true, 'application/json', 'text/plain')),
    api(body(true, 'application/json')),
    ['request-body-media-type-removed breaking'],
  ],
  [
    'a media type is new',
    api(body(true, 'application/json')),
    api(body(true, 'application/json', 'text/plain')),
    ['request-body-media-type-added compatible'],
  ],
  [
    'a range stands for a media type',
    api(body(true, 'application/json')),
    api(body(true, 'application/*')),
    ['request-body-media-type-added compatible'],
  ],
  [
    'a required member is new',
    withBody(object({ a: text })),
    withBody(object({ a: text, b: text }, { required: ['b'] })),
    ['new-required-request-property breaking'],
  ],
  [
    'an optional member is new',
    withBody(object({ a: text })),
    withBody(object({ a: text, b: text })),
    ['new-optional-request-property compatible'],
  ],
  [
    'a member became required',
    withBody(object({ a: text })),
    withBody(object({ a: text }, { required: ['a'] })),
    ['request-property-became-required breaking'],
  ],
  [
    'a member became optional',
    withBody(object({ a: text }, { required: ['a'] })),
    withBody(object({ a: text })),
    ['request-property-became-optional compatible'],
  ],
  [
    'a member is gone',
    withBody(object({ a: text, b: text })),
    withBody(object({ a: text })),
    ['request-property-removed review'],
  ],
  [
    'a member is gone from a closed object',
    withBody(object({ a: text, b: text }, { additionalProperties: false })),
    withBody(object({ a: text }, { additionalProperties: false })),
    ['request-property-removed breaking'],
  ],
  [
    'a required member became read-only',
    withBody(object({ a: text }, { required: ['a'] })),
    withBody(object({ a: { ...text, readOnly: true } }, { required: ['a'] })),
    ['request-required-property-became-read-only review'],
  ],
  [
    'an optional member became read-only',
    withBody(object({ a: text })),
    withBody(object({ a: { ...text, readOnly: true } })),
    ['request-optional-property-became-read-only review'],
  ],
  [
    'a required member is no longer read-only',
    withBody(object({ a: { ...text, readOnly: true } }, { required: ['a'] })),
    withBody(object({ a: text }, { required: ['a'] })),
    ['request-required-property-became-not-read-only breaking'],
  ],
  [
    'a read-only member changed',
    withBody(object({ a: { ...text, readOnly: true } })),
    withBody(object({ a: { ...integer, readOnly: true } })),
    [],
  ],
  [
    'a default changed',
    withBody(object({ a: { ...text, default: 'x' } })),
    withBody(object({ a: { ...text, default: 'y' } })),
    ['request-property-default-value-changed compatible'],
  ],
  [
    'a parameter is new and required',
    api(),
    withParameter({ required: true, schema: text }),
    ['new-required-request-parameter breaking'],
  ],
  [
    'a parameter is new and optional',
    api(),
    withParameter({ schema: text }),
    ['new-optional-request-parameter compatible'],
  ],
  ['a parameter is gone', withParameter({ schema: text }), api(), ['request-parameter-removed review']],
  [
    'a parameter became required',
    withParameter({ schema: text }),
    withParameter({ required: true, schema: text }),
    ['request-parameter-became-required breaking'],
  ],
  [
    'a parameter became optional',
    withParameter({ required: true, schema: text }),
    withParameter({ schema: text }),
    ['request-parameter-became-optional compatible'],
  ],
  [
    'a parameter is gone before its sunset',
    withParameter({ schema: text, deprecated: true, 'x-sunset': '2030-01-01' }),
    api(),
    ['request-parameter-removed-before-sunset breaking'],
  ],
  [
    'a parameter that was announced is gone',
    withParameter({ schema: text, deprecated: true, 'x-sunset': '2020-01-01' }),
    api(),
    ['request-parameter-removed-with-deprecation compatible'],
  ],
  [
    'a parameter of letters became one of digits',
    withParameter({ schema: text }),
    withParameter({ schema: integer }),
    ['request-parameter-type-changed breaking'],
  ],
  [
    'a parameter of digits became one of letters',
    withParameter({ schema: integer }),
    withParameter({ schema: text }),
    ['request-parameter-type-changed compatible'],
  ],
  [
    'a member of a parameter changed its type',
    withParameter({ style: 'deepObject', schema: object({ a: text }) }),
    withParameter({ style: 'deepObject', schema: object({ a: integer }) }),
    ['request-parameter-property-type-changed breaking'],
  ],
  [
    'style form became pipeDelimited',
    withParameter({ schema: { type: 'array', items: text } }),
    withParameter({ style: 'pipeDelimited', schema: { type: 'array', items: text } }),
    ['request-parameter-style-changed breaking'],
  ],
  [
    'a style changed that no value shows',
    withParameter({ schema: integer }),
    withParameter({ style: 'pipeDelimited', schema: integer }),
    [],
  ],
  [
    'explode true became false',
    withParameter({ schema: { type: 'array', items: text } }),
    withParameter({ explode: false, schema: { type: 'array', items: text } }),
    ['request-parameter-explode-changed breaking'],
  ],
  [
    'allowReserved true became false',
    withParameter({ allowReserved: true, schema: text }),
    withParameter({ schema: text }),
    ['request-parameter-allow-reserved-changed breaking'],
  ],
  [
    'allowReserved false became true',
    withParameter({ schema: text }),
    withParameter({ allowReserved: true, schema: text }),
    ['request-parameter-allow-reserved-changed review'],
  ],
  [
    'a member of a deepObject became required',
    withParameter({ style: 'deepObject', schema: object({ a: text, b: text }) }),
    withParameter({ style: 'deepObject', schema: object({ a: text, b: text }, { required: ['b'] }) }),
    ['request-parameter-property-became-required breaking'],
  ],
];

const responses: readonly Row[] = [
  [
    'a success status is gone',
    answers({ 200: none, 201: none }),
    answers({ 200: none }),
    ['response-success-status-removed breaking'],
  ],
  [
    'a success status is new',
    answers({ 200: none }),
    answers({ 200: none, 201: none }),
    ['response-success-status-added review'],
  ],
  [
    'another status is gone',
    answers({ 200: none, 404: none }),
    answers({ 200: none }),
    ['response-non-success-status-removed compatible'],
  ],
  [
    'another status is new',
    answers({ 200: none }),
    answers({ 200: none, 404: none }),
    ['response-non-success-status-added compatible'],
  ],
  [
    'the default answer is gone',
    answers({ 200: none, default: none }),
    answers({ 200: none }),
    ['response-non-success-status-removed compatible'],
  ],
  [
    '204 became 200 with a body',
    answers({ 204: none }),
    answers({ 200: json(text) }),
    ['response-success-status-removed breaking', 'response-success-status-added review'],
  ],
  ['a range stands for a status', answers({ 200: json(text) }), answers({ '2XX': json(text) }), []],
  [
    'a media type is gone',
    answers({ 200: { description: '', content: { 'application/json': {}, 'text/csv': {} } } }),
    answers({ 200: { description: '', content: { 'application/json': {} } } }),
    ['response-media-type-removed breaking'],
  ],
  [
    'a media type is new',
    answers({ 200: { description: '', content: { 'application/json': {} } } }),
    answers({ 200: { description: '', content: { 'application/json': {}, 'text/csv': {} } } }),
    ['response-media-type-added compatible'],
  ],
  [
    'a media type is spelt otherwise',
    answers({ 200: { description: '', content: { 'text/csv': {} } } }),
    answers({ 200: { description: '', content: { 'text/csv; header=present': {} } } }),
    ['response-media-type-name-changed review'],
  ],
  [
    'a required member is gone',
    withAnswer(object({ a: text, b: text }, { required: ['a', 'b'] })),
    withAnswer(object({ a: text }, { required: ['a'] })),
    ['response-required-property-removed breaking'],
  ],
  [
    'an optional member is gone',
    withAnswer(object({ a: text, b: text })),
    withAnswer(object({ a: text })),
    ['response-optional-property-removed compatible'],
  ],
  [
    'a member became optional',
    withAnswer(object({ a: text }, { required: ['a'] })),
    withAnswer(object({ a: text })),
    ['response-property-became-optional breaking'],
  ],
  [
    'a member became required',
    withAnswer(object({ a: text })),
    withAnswer(object({ a: text }, { required: ['a'] })),
    ['response-property-became-required compatible'],
  ],
  [
    'a member is new',
    withAnswer(object({ a: text })),
    withAnswer(object({ a: text, b: text })),
    ['response-optional-property-added compatible'],
  ],
  [
    'a member is new in a closed object',
    withAnswer(object({ a: text }, { additionalProperties: false })),
    withAnswer(object({ a: text, b: text }, { additionalProperties: false })),
    ['response-optional-property-added breaking'],
  ],
  [
    'a required member became write-only',
    withAnswer(object({ a: text }, { required: ['a'] })),
    withAnswer(object({ a: { ...text, writeOnly: true } }, { required: ['a'] })),
    ['response-required-property-became-write-only breaking'],
  ],
  [
    'a value is new where values may be added',
    withAnswer({ ...text, enum: ['a'], 'x-extensible-enum': true }),
    withAnswer({ ...text, enum: ['a', 'b'], 'x-extensible-enum': true }),
    ['response-body-enum-value-added compatible'],
  ],
  [
    'a required field is gone',
    withHeader({ required: true, schema: text }),
    withHeader(undefined),
    ['required-response-header-removed breaking'],
  ],
  [
    'an optional field is gone',
    withHeader({ schema: text }),
    withHeader(undefined),
    ['optional-response-header-removed compatible'],
  ],
  [
    'a field became optional',
    withHeader({ required: true, schema: text }),
    withHeader({ schema: text }),
    ['response-header-became-optional breaking'],
  ],
  ['a field is new', withHeader(undefined), withHeader({ schema: text }), ['response-header-added compatible']],
  [
    'the type of a field changed',
    withHeader({ required: true, schema: integer }),
    withHeader({ required: true, schema: text }),
    ['response-header-type-changed breaking'],
  ],
  [
    'a link is gone',
    answers({ 200: { description: '', links: { self: { operationId: 'x' } } } }),
    answers({ 200: none }),
    ['response-link-removed review'],
  ],
];

const paths = (...names: readonly string[]): JsonObject => ({
  openapi: '3.1.1',
  info: { title: '', version: '1.0.0' },
  paths: Object.fromEntries(names.map((name) => [name, { get: { responses: { 200: none } } }])),
});
const two = (get: JsonObject | undefined): JsonObject => ({
  openapi: '3.1.1',
  info: { title: '', version: '1.0.0' },
  paths: { '/a': { put: { responses: { 200: none } }, ...(get && { get: { responses: { 200: none }, ...get } }) } },
});
const hooked = (...names: readonly string[]): JsonObject => ({
  ...paths('/a'),
  webhooks: Object.fromEntries(
    names.map((name) => [
      name,
      { post: { requestBody: { content: { 'application/json': { schema: text } } }, responses: { 200: none } } },
    ]),
  ),
});
const called = (schema: JsonObject | undefined): JsonObject =>
  api({
    callbacks: schema
      ? {
          done: {
            '{$request.body#/url}': {
              post: { requestBody: { content: { 'application/json': { schema } } }, responses: { 200: none } },
            },
          },
        }
      : {},
  });

const lifecycle: readonly Row[] = [
  ['a path is gone', paths('/a', '/b'), paths('/a'), ['api-path-removed-without-deprecation breaking']],
  ['an operation is gone', two({}), two(undefined), ['api-removed-without-deprecation breaking']],
  [
    'an announced operation is gone',
    two({ deprecated: true, 'x-sunset': '2026-05-31' }),
    two(undefined),
    ['api-removed-with-deprecation compatible'],
  ],
  [
    'an operation is gone too early',
    two({ deprecated: true, 'x-sunset': '2026-06-02' }),
    two(undefined),
    ['api-removed-before-sunset breaking'],
  ],
  [
    'a draft is gone',
    two({ 'x-stability-level': 'draft' }),
    two(undefined),
    ['api-removed-with-deprecation compatible'],
  ],
  ['an operation is new', two(undefined), two({}), ['endpoint-added compatible']],
  ['an operation is deprecated', two({}), two({ deprecated: true }), ['endpoint-deprecated compatible']],
  ['an operation is reactivated', two({ deprecated: true }), two({}), ['endpoint-reactivated compatible']],
  ['an operationId is gone', two({ operationId: 'x' }), two({}), ['api-operation-id-removed compatible']],
  [
    'a sunset is gone',
    two({ deprecated: true, 'x-sunset': '2030-01-01' }),
    two({ deprecated: true }),
    ['sunset-deleted breaking'],
  ],
  [
    'a sunset moved forward',
    two({ deprecated: true, 'x-sunset': '2030-01-01' }),
    two({ deprecated: true, 'x-sunset': '2029-01-01' }),
    ['api-sunset-date-changed-too-small breaking'],
  ],
  [
    'a sunset moved back',
    two({ deprecated: true, 'x-sunset': '2030-01-01' }),
    two({ deprecated: true, 'x-sunset': '2031-01-01' }),
    [],
  ],
  [
    'a sunset is no date',
    two({ deprecated: true, 'x-sunset': '2030-01-01' }),
    two({ deprecated: true, 'x-sunset': 'soon' }),
    ['api-deprecated-sunset-parse breaking'],
  ],
  [
    'a sunset is over already',
    two({ deprecated: true }),
    two({ deprecated: true, 'x-sunset': '2020-01-01' }),
    ['api-sunset-date-too-small breaking'],
  ],
  [
    'stability decreased',
    two({ 'x-stability-level': 'stable' }),
    two({ 'x-stability-level': 'beta' }),
    ['api-stability-decreased breaking'],
  ],
  [
    'stability increased',
    two({ 'x-stability-level': 'beta' }),
    two({ 'x-stability-level': 'stable' }),
    ['api-stability-increased compatible'],
  ],
  [
    'stability is no level',
    two({ 'x-stability-level': 'beta' }),
    two({ 'x-stability-level': 'solid' }),
    ['api-invalid-stability-level breaking'],
  ],
  ['a webhook is gone', hooked('made', 'lost'), hooked('made'), ['webhook-removed breaking']],
  ['a webhook is new', hooked('made'), hooked('made', 'lost'), ['webhook-added compatible']],
  ['a callback is gone', called(text), called(undefined), ['callback-removed breaking']],
  [
    'a callback sends less',
    called(object({ a: text }, { required: ['a'] })),
    called(object({ a: text })),
    ['request-property-became-optional breaking'],
  ],
  [
    'a callback sends more',
    called(object({ a: text })),
    called(object({ a: text }, { required: ['a'] })),
    ['request-property-became-required compatible'],
  ],
];

const served = (...urls: readonly string[]): JsonObject => api({}, { servers: urls.map((url) => ({ url })) });
const schemes: JsonObject = {
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  bearer: { type: 'http', scheme: 'bearer' },
  oauth: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://a.test/token', scopes: {} } } },
};
const secured = (security: readonly JsonObject[] | undefined, over: JsonObject = {}): JsonObject =>
  api(security ? { security } : {}, { components: { securitySchemes: { ...schemes, ...over } } });
const key = { key: [] };
const bearer = { bearer: [] };

const access: readonly Row[] = [
  [
    'a server is another',
    served('https://a.test/v1'),
    served('https://a.test/v2'),
    ['server-removed breaking', 'server-added compatible'],
  ],
  [
    'a server is new',
    served('https://a.test'),
    served('https://a.test', 'https://b.test'),
    ['server-added compatible'],
  ],
  ['the first servers are named', api(), served('https://a.test'), []],
  ['a slash at the end of a server', served('https://a.test/'), served('https://a.test'), []],
  ['an alternative is gone', secured([key, bearer]), secured([key]), ['api-security-removed breaking']],
  ['an alternative is new', secured([key]), secured([key, bearer]), ['api-security-added compatible']],
  ['anonymous access is gone', secured([{}, key]), secured([key]), ['api-security-anonymous-access-removed breaking']],
  ['anonymous access is new', secured([key]), secured([key, {}]), ['api-security-anonymous-access-added compatible']],
  [
    'credentials are asked for at all',
    secured(undefined),
    secured([key]),
    ['api-security-anonymous-access-removed breaking'],
  ],
  [
    'a scope is new',
    secured([{ oauth: ['read'] }]),
    secured([{ oauth: ['read', 'write'] }]),
    ['api-security-scope-added breaking'],
  ],
  [
    'a scope is gone',
    secured([{ oauth: ['read', 'write'] }]),
    secured([{ oauth: ['read'] }]),
    ['api-security-scope-removed compatible'],
  ],
  ['either became both', secured([key, bearer]), secured([{ key: [], bearer: [] }]), ['api-security-removed breaking']],
  ['both became either', secured([{ key: [], bearer: [] }]), secured([key, bearer]), ['api-security-added compatible']],
  [
    'a scheme has another type',
    secured([key]),
    secured([key], { key: { type: 'http', scheme: 'basic' } }),
    ['api-security-component-type-changed breaking'],
  ],
  [
    'a scheme has another http scheme',
    secured([bearer]),
    secured([bearer], { bearer: { type: 'http', scheme: 'basic' } }),
    ['api-security-component-http-scheme-changed breaking'],
  ],
  [
    'a key has another name',
    secured([key]),
    secured([key], { key: { type: 'apiKey', in: 'header', name: 'X-Token' } }),
    ['api-security-component-api-key-name-changed breaking'],
  ],
  [
    'a key has another place',
    secured([key]),
    secured([key], { key: { type: 'apiKey', in: 'query', name: 'X-Key' } }),
    ['api-security-component-api-key-in-changed breaking'],
  ],
  [
    'a token address is another',
    secured([{ oauth: [] }]),
    secured([{ oauth: [] }], {
      oauth: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://b.test/token', scopes: {} } } },
    }),
    ['api-security-component-oauth-token-url-changed review'],
  ],
  ['a scheme is renamed', secured([key]), secured([{ other: [] }], { other: schemes.key ?? null }), []],
];

describe.each([
  ['requests', requests],
  ['answers', responses],
  ['what is served how long', lifecycle],
  ['access', access],
])('of %s', (_, rows) => {
  test.each(rows)('%s', (_, old, fresh, expected) => {
    const changes = changesOf(old, fresh);
    expect(changes.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(expected);
    expect(changes.filter(({ id }) => meaningOf(id) === undefined)).toEqual([]);
    expect(changes.filter(({ verdict, witness }) => verdict === 'breaking' && witness === null)).toEqual([]);
  });
});
