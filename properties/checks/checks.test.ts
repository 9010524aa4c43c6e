import { describe, expect, test } from 'vitest';
import type { CredentialClass, Intent } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import type { AnswerCheck } from '../check.ts';
import { doubled } from '../doubled-body.ts';
import { deviations, exchange, step } from './exchange.testing.ts';
import { checks } from './index.ts';
import { listChecks } from './list-checks.ts';
import { selectChecks } from './select.ts';
import { stateChecks } from './state-checks.ts';

const invalid = (proof: 'strict' | 'coercion' | 'ambiguous'): Intent => ({
  kind: 'invalid',
  violation: { part: 'body', at: '/price', keyword: 'type', proof, summary: '' },
});
const credential = (kind: CredentialClass, id = 'bearer-x'): Intent => ({
  kind: 'unauthenticated',
  credential: { id, class: kind, scheme: 'bearer', summary: '' },
});
const book = { id: '1', title: 'A', price: 1 };
const made = exchange({ status: 201, json: book, sent: { title: 'A', price: 1 }, headers: { location: '/books/1' } });
const got = (json: unknown, status = 200) => exchange({ label: 'GET /books/{id}', json, status });
const put = exchange({ label: 'PUT /books/{id}', json: { ...book, title: 'B' }, sent: { title: 'B' } });
const page = (...ids: string[]) => exchange({ label: 'GET /books', json: ids.map((id) => ({ id, title: 'x' })) });
const tagged = (etag: string) => exchange({ label: 'GET /books/{id}', json: book, headers: { etag } });
const partly = (range: string, text: string, first = 'hello', second = first): AnsweredExchange =>
  step('part-of', {
    label: 'GET /books/{id}',
    status: 206,
    text,
    headers: { 'content-range': range },
    before: [exchange({ label: 'GET /books/{id}', text: first }), exchange({ label: 'GET /books/{id}', text: second })],
  });
const refusedBy = (method: string) => exchange({ label: 'PUT /books/{id}', method, status: 400, sent: { title: 5 } });
const behindInvalidBody: Intent = {
  kind: 'unauthenticated',
  credential: {
    id: 'bearer-missing',
    class: 'M',
    scheme: 'bearer',
    summary: 'no Authorization field, and an invalid body',
  },
};
/** A GET of an operation that asks for a credential, which stood in this field. */
function secured(headers: Readonly<Record<string, string>>, name: string): AnsweredExchange {
  const answered = exchange({ label: 'GET /books', json: [], headers });
  const scheme = { type: 'http', scheme: 'bearer', name: 'bearer', pointer: '' } as const;
  const operation = { ...answered.case.operation, security: [[{ scheme, scopes: [] }]] };
  return {
    ...answered,
    case: { ...answered.case, operation },
    request: { ...answered.request, headers: [[name, 'x']] },
  };
}
/** A 201 of an operation that describes Location and does not require it. */
function optionalLocation(headers: Readonly<Record<string, string>>): AnsweredExchange {
  const answered = exchange({ status: 201, json: book, headers });
  const { operation } = answered.case;
  const responses = new Map(
    [...operation.responses].map(([status, response]) => [
      status,
      { ...response, headers: response.headers.map((header) => ({ ...header, required: false })) },
    ]),
  );
  return { ...answered, case: { ...answered.case, operation: { ...operation, responses } } };
}
const hidden = (detail: string) => ({ label: 'GET /books/{id}', status: 404, json: { detail } });
const nowhere = exchange(hidden('no such book'));
const greeting = (text: string, headers: Readonly<Record<string, string>>) => ({
  label: 'GET /books',
  json: [{ title: text }],
  headers,
});
const english = exchange(greeting('hello', {}));
const ruled = (check: string, given: Parameters<typeof exchange>[0]) =>
  exchange({ label: 'GET /books', ...given, probe: { id: 'rule', check, rule: 'x', summary: '' } });
const reading = (title: string) => ({ label: 'GET /books/{id}', json: { ...book, title, price: 2 } });
/** A book whose title is A and then B, and whose price is 1 and then 2. */
const twice = (shown: object) =>
  exchange({
    status: 201,
    json: { id: '1', ...shown },
    sentText: doubled({ title: 'A', price: 1 }, { title: 'B', price: 2 }),
    probe: { id: 'rule', check: 'duplicate-keys-agree', rule: 'echo', summary: '' },
  });
const DATE = 'Sun, 06 Nov 1994 08:49:37 GMT';
const raw = (octetsAfterHead: number) => ({ octetsAfterHead, surplus: octetsAfterHead, head: [] });

/** For each check: exchanges that keep the promise, and exchanges that break it. */
const table: Readonly<
  Record<string, { readonly conforms: readonly AnsweredExchange[]; readonly deviates: readonly AnsweredExchange[] }>
> = {
  'refused-method-status': {
    conforms: [
      exchange({ probe: { id: 'undeclared-method', method: 'PATCH' }, method: 'PATCH', status: 405 }),
      exchange({ probe: { id: 'undeclared-method', method: 'PATCH' }, method: 'PATCH', status: 404 }),
    ],
    deviates: [exchange({ probe: { id: 'undeclared-method', method: 'PATCH' }, method: 'PATCH', status: 400 })],
  },
  'head-supported': {
    conforms: [exchange({ label: 'GET /books', probe: { id: 'head' }, method: 'HEAD', status: 200 })],
    deviates: [exchange({ label: 'GET /books', probe: { id: 'head' }, method: 'HEAD', status: 405 })],
  },
  'accept-encoding-on-415': {
    conforms: [exchange({ status: 415 }), exchange({ status: 400, headers: { 'accept-encoding': 'gzip' } })],
    deviates: [exchange({ status: 415, headers: { 'accept-encoding': 'gzip' } })],
  },
  'unacceptable-is-406': {
    conforms: [
      exchange({ probe: { id: 'accept', accept: 'application/x-none' }, status: 406 }),
      exchange({ probe: { id: 'accept', accept: 'application/json' }, status: 201, json: book }),
    ],
    deviates: [exchange({ probe: { id: 'accept', accept: 'application/x-none' }, status: 201, json: book })],
  },
  'accept-honoured': {
    conforms: [
      exchange({ probe: { id: 'accept', accept: 'application/json' }, status: 201, json: book }),
      exchange({ probe: { id: 'accept', accept: 'application/x-none' }, status: 201, json: book }),
      exchange({ probe: { id: 'accept', accept: 'application/json' }, status: 406, text: 'x' }),
      exchange({
        probe: { id: 'accept', accept: 'application/json' },
        status: 201,
        text: 'x',
        headers: { 'content-type': 'application/octet-stream' },
      }),
    ],
    deviates: [
      exchange({
        probe: { id: 'accept', accept: 'application/json' },
        status: 201,
        text: 'a,b',
        headers: { 'content-type': 'text/csv' },
      }),
    ],
  },
  'retry-after-present': {
    conforms: [exchange({ status: 503, headers: { 'retry-after': '3' } }), exchange({ status: 500 })],
    deviates: [exchange({ status: 503 }), exchange({ status: 429 })],
  },
  'errors-explained': {
    conforms: [
      exchange({ status: 404, text: 'no' }),
      exchange({ status: 201 }),
      exchange({ method: 'HEAD', status: 404 }),
    ],
    deviates: [exchange({ status: 404 }), exchange({ status: 500 })],
  },
  'problem-media-type': {
    conforms: [
      exchange({ status: 400, json: { message: 'no', status: 400 } }),
      exchange({
        status: 400,
        json: { type: 'x', title: 'y' },
        headers: { 'content-type': 'application/problem+json' },
      }),
    ],
    deviates: [exchange({ status: 400, json: { type: 'about:blank', title: 'Bad' } })],
  },
  'status-agrees-with-body': {
    conforms: [
      made,
      exchange({ status: 400, json: { error: 'no' } }),
      exchange({ json: { error: null, success: true } }),
    ],
    deviates: [
      exchange({ json: { success: false } }),
      exchange({ json: { error: { code: 4 } } }),
      exchange({ json: { status: 404 } }),
    ],
  },
  'deprecation-announced': {
    conforms: [made, exchange({ status: 200, headers: { deprecation: '@784111777', sunset: DATE } })],
    deviates: [
      exchange({ status: 200, headers: { deprecation: 'true' } }),
      exchange({ status: 200, headers: { deprecation: '@1688169599', sunset: DATE } }),
      exchange({ status: 200, headers: { sunset: DATE, date: 'Mon, 07 Nov 1994 08:49:37 GMT' } }),
    ],
  },
  'no-framing-on-204': {
    conforms: [
      exchange({ label: 'DELETE /books/{id}', status: 204 }),
      exchange({ status: 200, headers: { 'content-length': '0' } }),
    ],
    deviates: [
      exchange({ label: 'DELETE /books/{id}', status: 204, headers: { 'content-length': '0' } }),
      exchange({ label: 'DELETE /books/{id}', status: 204, headers: { 'transfer-encoding': 'chunked' } }),
    ],
  },
  'content-length-accurate': {
    conforms: [
      exchange({ text: 'abc', headers: { 'content-length': '3' }, raw: { octetsAfterHead: 3, surplus: 0, head: [] } }),
      exchange({ text: 'abc', headers: { 'content-length': '2' } }),
    ],
    deviates: [
      exchange({ text: 'abc', headers: { 'content-length': '3' }, raw: { octetsAfterHead: 5, surplus: 2, head: [] } }),
    ],
  },
  'single-framing': {
    conforms: [exchange({ raw: { octetsAfterHead: 3, surplus: 0, head: ['HTTP/1.1 200 OK', 'Content-Length: 3'] } })],
    deviates: [
      exchange({
        raw: {
          octetsAfterHead: 3,
          surplus: 0,
          head: ['HTTP/1.1 200 OK', 'Content-Length: 3', 'transfer-encoding: chunked'],
        },
      }),
    ],
  },
  'no-field-injection': {
    conforms: [
      exchange({ probe: { id: 'hygiene', summary: 'a line end in the query parameter q' }, status: 400 }),
      exchange({ headers: { 'x-plumbline-canary': 'line' } }),
    ],
    deviates: [
      exchange({
        probe: { id: 'hygiene', summary: 'a line end in the query parameter q' },
        headers: { 'X-Plumbline-Canary': 'line' },
      }),
    ],
  },
  'etag-strong': {
    conforms: [
      step('read-again', { label: 'GET /books/{id}', json: book, headers: { etag: '"1"' }, before: [tagged('"1"')] }),
      step('read-again', { label: 'GET /books/{id}', json: {}, headers: { etag: '"2"' }, before: [tagged('"1"')] }),
      step('read-again', { label: 'GET /books/{id}', json: {}, headers: { etag: 'W/"1"' }, before: [tagged('W/"1"')] }),
    ],
    deviates: [
      step('read-again', { label: 'GET /books/{id}', json: {}, headers: { etag: '"1"' }, before: [tagged('"1"')] }),
    ],
  },
  'merge-patch-applied': {
    conforms: [
      step('read-after-merge-patch', {
        label: 'GET /books/{id}',
        json: { id: '1', title: 'A' },
        before: [got(book), exchange({ label: 'PUT /books/{id}', sent: { price: null } })],
      }),
      step('read-after-merge-patch', {
        label: 'GET /books/{id}',
        json: { a: { b: 2, c: 1 }, updatedAt: 2 },
        before: [
          got({ a: { b: 1, c: 1 }, updatedAt: 1 }),
          exchange({ label: 'PUT /books/{id}', sent: { a: { b: 2 } } }),
        ],
      }),
    ],
    deviates: [
      step('read-after-merge-patch', {
        label: 'GET /books/{id}',
        json: book,
        before: [got(book), exchange({ label: 'PUT /books/{id}', sent: { price: null } })],
      }),
      step('read-after-merge-patch', {
        label: 'GET /books/{id}',
        json: { a: { b: 2 } },
        before: [got({ a: { b: 1, c: 1 } }), exchange({ label: 'PUT /books/{id}', sent: { a: { b: 2 } } })],
      }),
    ],
  },
  'patch-atomic': {
    conforms: [
      step('read-after-failed-write', {
        label: 'GET /books/{id}',
        json: book,
        before: [got(book), refusedBy('PATCH')],
      }),
      step('read-after-failed-write', {
        label: 'GET /books/{id}',
        json: { ...book, title: 'B' },
        before: [got(book), refusedBy('PUT')],
      }),
    ],
    deviates: [
      step('read-after-failed-write', {
        label: 'GET /books/{id}',
        json: { ...book, title: 'B' },
        before: [got(book), refusedBy('PATCH')],
      }),
    ],
  },
  'accept-patch-advertised': {
    conforms: [
      exchange({ method: 'PATCH', status: 415, headers: { 'accept-patch': 'application/json' } }),
      exchange({ status: 415 }),
    ],
    deviates: [exchange({ method: 'PATCH', status: 415 })],
  },
  'challenge-without-error-code': {
    conforms: [
      exchange({ intent: credential('M'), status: 401, headers: { 'www-authenticate': 'Bearer realm="x"' } }),
      exchange({
        intent: credential('I'),
        status: 401,
        headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
      }),
    ],
    deviates: [
      exchange({
        intent: credential('M'),
        status: 401,
        headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
      }),
    ],
  },
  'authenticated-response-private': {
    conforms: [
      secured({ 'cache-control': 'private' }, 'Authorization'),
      secured({}, 'Authorization'),
      secured({ 'cache-control': 'no-store' }, 'X-Key'),
    ],
    deviates: [secured({ 'cache-control': 'public, max-age=60' }, 'Authorization'), secured({}, 'X-Key')],
  },
  'credentials-checked-first': {
    conforms: [
      exchange({ intent: behindInvalidBody, status: 401 }),
      exchange({ intent: behindInvalidBody, status: 415 }),
      exchange({ intent: credential('M'), status: 400 }),
    ],
    deviates: [
      exchange({ intent: behindInvalidBody, status: 400 }),
      exchange({ intent: behindInvalidBody, status: 422 }),
    ],
  },
  'status-documented': {
    conforms: [
      exchange({ status: 201 }),
      exchange({ status: 429 }),
      exchange({ status: 502 }),
      exchange({ probe: { id: 'undeclared-method', method: 'PATCH' }, method: 'PATCH', status: 405 }),
    ],
    deviates: [exchange({ status: 200 }), exchange({ status: 500 }), exchange({ status: 409 })],
  },
  'content-type-documented': {
    conforms: [
      made,
      exchange({ status: 400, text: 'x', headers: { 'content-type': 'text/html' } }),
      exchange({ status: 201, json: book, headers: { 'content-type': 'Application/JSON; charset=utf-8' } }),
    ],
    deviates: [exchange({ status: 201, json: book, headers: { 'content-type': 'text/html' } })],
  },
  'body-matches-schema': {
    conforms: [
      made,
      exchange({ status: 201, json: { title: 'A', more: 1 } }),
      exchange({ status: 400, text: 'anything' }),
    ],
    deviates: [
      exchange({ status: 201, json: { title: 1 } }),
      exchange({ status: 201, json: {} }),
      exchange({ status: 201, json: { title: 1 }, headers: { 'content-type': 'text/html' } }),
    ],
  },
  'headers-match-schema': {
    conforms: [made, exchange({ status: 201, headers: { location: '/x', 'x-left': '5' } })],
    deviates: [exchange({ status: 201 }), exchange({ status: 201, headers: { location: '/x', 'x-left': 'many' } })],
  },
  'body-presence-documented': {
    conforms: [made, exchange({ label: 'DELETE /books/{id}', status: 204 }), exchange({ status: 401, text: 'no' })],
    deviates: [exchange({ status: 201 })],
  },
  'invalid-rejected': {
    conforms: [
      exchange({ intent: invalid('strict'), status: 400 }),
      exchange({ intent: invalid('ambiguous'), status: 200 }),
      exchange({ intent: invalid('strict'), status: 404 }),
    ],
    deviates: [exchange({ intent: invalid('strict'), status: 201 })],
  },
  'coercion-refused': {
    conforms: [
      exchange({ intent: invalid('strict'), status: 200 }),
      exchange({ intent: invalid('coercion'), status: 422 }),
    ],
    deviates: [exchange({ intent: invalid('coercion'), status: 200 })],
  },
  'media-type-rejected': {
    conforms: [
      exchange({ probe: { id: 'media-type', mediaType: 'text/plain' }, status: 415 }),
      exchange({ probe: { id: 'media-type', mediaType: null }, status: 201 }),
    ],
    deviates: [exchange({ probe: { id: 'media-type', mediaType: 'text/plain' }, status: 201 })],
  },
  'valid-accepted': {
    conforms: [
      made,
      exchange({ status: 409 }),
      exchange({ status: 401 }),
      exchange({ intent: invalid('strict'), status: 400 }),
    ],
    deviates: [exchange({ status: 400, sent: {} }), exchange({ status: 422, sent: {} })],
  },
  'examples-accepted': {
    conforms: [
      exchange({ intent: { kind: 'valid', summary: "the document's example a" }, status: 201 }),
      exchange({ status: 400 }),
    ],
    deviates: [exchange({ intent: { kind: 'valid', summary: "the document's example a" }, status: 400 })],
  },
  'undeclared-method-rejected': {
    conforms: [
      exchange({ probe: { id: 'undeclared-method', method: 'PATCH' }, method: 'PATCH', status: 405 }),
      exchange({ probe: { id: 'undeclared-method', method: 'PATCH' }, method: 'PATCH', status: 404 }),
    ],
    deviates: [exchange({ probe: { id: 'undeclared-method', method: 'PATCH' }, method: 'PATCH', status: 200 })],
  },
  'response-time': { conforms: [exchange({ elapsed: 900 })], deviates: [exchange({ elapsed: 1100 })] },
  'no-server-error': {
    conforms: [
      exchange({ status: 400 }),
      exchange({ status: 501 }),
      exchange({ status: 503, headers: { 'retry-after': '1' } }),
      exchange({ status: 502 }),
    ],
    deviates: [exchange({ status: 500 }), exchange({ status: 500, intent: invalid('ambiguous') })],
  },
  'no-internals-leaked': {
    conforms: [
      exchange({ status: 400, json: { error: 'at least one author is required, see docs/books.md' } }),
      exchange({ status: 400, json: { error: 'line 3: select a format from the list' } }),
    ],
    deviates: [
      exchange({ status: 400, json: { stack: 'TypeError: x\n    at run (/srv/app/a.js:1:2)' } }),
      exchange({ status: 400, json: { error: 'cannot read /srv/app/routes/books.js:87' } }),
      exchange({ status: 404, text: '<h1>Whitelabel Error Page</h1>' }),
      exchange({ status: 500, text: 'Traceback (most recent call last):\n  File "a.py", line 3, in x' }),
    ],
  },
  'write-only-not-returned': {
    conforms: [got(book), got({ ...book, secret: '***' })],
    deviates: [got({ ...book, secret: 'x' })],
  },
  'authentication-enforced': {
    conforms: [
      exchange({ intent: credential('M'), status: 401 }),
      exchange({ intent: credential('I'), status: 404 }),
      exchange({ intent: credential('D'), status: 200 }),
      exchange({ intent: credential('+'), status: 200 }),
    ],
    deviates: [exchange({ intent: credential('M'), status: 201 }), exchange({ intent: credential('I'), status: 200 })],
  },
  'credential-syntax-enforced': {
    conforms: [exchange({ intent: credential('L'), status: 401 })],
    deviates: [exchange({ intent: credential('L', 'bearer-raw'), status: 201 })],
  },
  'valid-credentials-accepted': {
    conforms: [exchange({ intent: credential('+'), status: 201 }), exchange({ intent: credential('+'), status: 400 })],
    deviates: [exchange({ intent: credential('+'), status: 401 })],
  },
  'authentication-status': {
    conforms: [
      exchange({ intent: credential('M'), status: 401 }),
      exchange({ intent: credential('M'), status: 404 }),
      exchange({ intent: credential('Q'), status: 400 }),
      exchange({ intent: credential('F'), status: 403 }),
    ],
    deviates: [exchange({ intent: credential('M'), status: 403 }), exchange({ intent: credential('F'), status: 401 })],
  },
  'authorization-enforced': {
    conforms: [
      exchange({ label: 'PUT /books/{id}', intent: credential('F'), status: 403 }),
      exchange({ intent: credential('F'), status: 200 }),
    ],
    deviates: [exchange({ label: 'PUT /books/{id}', intent: credential('F'), status: 200 })],
  },
  'challenge-on-401': {
    conforms: [
      exchange({ status: 401, headers: { 'www-authenticate': 'Bearer realm="x"' } }),
      exchange({ status: 403 }),
    ],
    deviates: [exchange({ status: 401 })],
  },
  'challenge-well-formed': {
    conforms: [
      exchange({ status: 401, headers: { 'www-authenticate': 'Bearer realm="x", error="invalid_token"' } }),
      exchange({ status: 401, headers: { 'www-authenticate': 'Negotiate' } }),
      exchange({ status: 401, headers: { 'www-authenticate': 'Basic realm="a", Bearer realm="b"' } }),
    ],
    deviates: [
      exchange({ status: 401, headers: { 'www-authenticate': '"quoted"' } }),
      exchange({ status: 401, headers: { 'www-authenticate': 'Bearer realm="x", realm="y"' } }),
    ],
  },
  'credentials-not-echoed': {
    conforms: [
      exchange({ json: { token: '[redacted]' } }),
      // A login, which asks for no credentials, gives one.
      exchange({ label: 'POST /books', status: 201, json: { token: 'super-secret-token' } }),
    ],
    deviates: [
      exchange({ label: 'GET /books', json: { token: 'super-secret-token' } }),
      exchange({ label: 'GET /books', headers: { 'x-debug': 'super-secret-token' } }),
      exchange({ label: 'POST /books', status: 400, json: { given: 'super-secret-token' } }),
    ],
  },
  'allow-on-405': {
    conforms: [exchange({ status: 405, headers: { allow: 'GET' } }), exchange({ status: 404 })],
    deviates: [exchange({ status: 405 })],
  },
  'allow-accurate': {
    conforms: [exchange({ status: 405, method: 'PATCH', headers: { allow: 'GET, POST' } })],
    deviates: [
      exchange({ status: 405, method: 'PATCH', headers: { allow: 'POST, PATCH' } }),
      exchange({ status: 405, method: 'PATCH', headers: { allow: 'GET' } }),
      exchange({ status: 405, method: 'PATCH', headers: { allow: 'POST' } }),
    ],
  },
  'head-has-no-content': {
    conforms: [
      exchange({ label: 'GET /books', method: 'HEAD', raw: raw(0) }),
      exchange({ label: 'GET /books', method: 'HEAD' }),
    ],
    deviates: [exchange({ label: 'GET /books', method: 'HEAD', raw: raw(12) })],
  },
  'no-content-statuses-empty': {
    conforms: [exchange({ status: 204 })],
    deviates: [exchange({ status: 204, text: 'x' }), exchange({ status: 304, raw: raw(3) })],
  },
  'content-type-present': {
    conforms: [made, exchange({ status: 204 })],
    deviates: [exchange({ json: {}, headers: { 'content-type': '' } })],
  },
  'http-dates-valid': {
    conforms: [exchange({ headers: { date: DATE, 'last-modified': DATE } })],
    deviates: [exchange({ headers: { 'last-modified': '2024-01-01T00:00:00Z' } })],
  },
  'retry-after-valid': {
    conforms: [
      exchange({ status: 429, headers: { 'retry-after': '3' } }),
      exchange({ status: 429, headers: { 'retry-after': DATE } }),
    ],
    deviates: [exchange({ status: 429, headers: { 'retry-after': 'soon' } })],
  },
  'singleton-fields-once': {
    conforms: [
      exchange({
        lines: [
          ['set-cookie', 'a=1'],
          ['set-cookie', 'b=2'],
        ],
      }),
    ],
    deviates: [
      exchange({
        lines: [
          ['etag', '"a"'],
          ['ETag', '"b"'],
        ],
      }),
    ],
  },
  'redirect-has-location': {
    conforms: [exchange({ status: 302, headers: { location: '/x' } }), exchange({ status: 304 })],
    deviates: [exchange({ status: 302 })],
  },
  'location-valid': {
    conforms: [made, exchange({ headers: { location: 'https://a.example/b?c#d' } })],
    deviates: [exchange({ headers: { location: '/a b' } })],
  },
  'problem-status-matches': {
    conforms: [
      exchange({ status: 400, json: { status: 400 }, headers: { 'content-type': 'application/problem+json' } }),
      exchange({ status: 400, json: { status: 7 } }),
    ],
    deviates: [
      exchange({ status: 400, json: { status: 500 }, headers: { 'content-type': 'application/problem+json' } }),
    ],
  },
  'problem-members-typed': {
    conforms: [
      exchange({ status: 400, json: { title: 'x' }, headers: { 'content-type': 'application/problem+json' } }),
    ],
    deviates: [exchange({ status: 400, json: { title: 1 }, headers: { 'content-type': 'application/problem+json' } })],
  },
  'status-valid': { conforms: [exchange({ status: 599 })], deviates: [exchange({ status: 600 })] },
  'status-fits-method': {
    conforms: [made, exchange({ label: 'GET /books', status: 304 })],
    deviates: [exchange({ label: 'GET /books', status: 201 }), exchange({ status: 304 })],
  },
  'read-your-writes': {
    conforms: [
      step('read-after-create', { label: 'GET /books/{id}', json: { ...book, created: 1 }, before: [made] }),
      // Who makes a resource names it, whatever name was proposed.
      step('read-after-create', {
        label: 'GET /books/{id}',
        json: book,
        before: [exchange({ status: 201, json: book, sent: { id: 'mine', title: 'A', price: 1 } })],
      }),
      step('read-after-replace', { label: 'GET /books/{id}', json: { ...book, title: ' b ' }, before: [put] }),
    ],
    deviates: [
      step('read-after-create', { label: 'GET /books/{id}', json: { ...book, price: 2 }, before: [made] }),
      step('read-after-create', { label: 'GET /books/{id}', status: 404, before: [made] }),
      step('read-after-patch', { label: 'GET /books/{id}', json: { id: '1', title: 'B' }, before: [got(book), put] }),
    ],
  },
  'listed-after-create': {
    conforms: [step('list-after-create', { label: 'GET /books', json: [{ id: '1', title: 'A' }], before: [made] })],
    deviates: [step('list-after-create', { label: 'GET /books', json: [{ id: '2', title: 'A' }], before: [made] })],
  },
  'deleted-is-gone': {
    conforms: [
      step('read-after-delete', {
        label: 'GET /books/{id}',
        status: 404,
        before: [made, exchange({ label: 'DELETE /books/{id}', status: 204 })],
      }),
      // It is marked, as the document says that it can be.
      step('read-after-delete', {
        label: 'GET /books/{id}',
        json: { ...book, archived: true },
        before: [made, exchange({ label: 'DELETE /books/{id}', status: 204 })],
      }),
      step('list-after-parent-delete', {
        label: 'GET /books',
        json: [],
        before: [made, exchange({ label: 'DELETE /books/{id}', status: 204 })],
      }),
    ],
    deviates: [
      step('read-after-parent-delete', {
        label: 'GET /books/{id}',
        json: book,
        before: [made, exchange({ label: 'DELETE /books/{id}', status: 204 })],
      }),
      step('list-after-parent-delete', {
        label: 'GET /books',
        json: [book],
        before: [made, exchange({ label: 'DELETE /books/{id}', status: 204 })],
      }),
      step('read-after-delete', {
        label: 'GET /books/{id}',
        json: { ...book, removed: true },
        before: [made, exchange({ label: 'DELETE /books/{id}', status: 204 })],
      }),
      step('read-after-delete', {
        label: 'GET /books/{id}',
        json: book,
        before: [made, exchange({ label: 'DELETE /books/{id}', status: 204 })],
      }),
    ],
  },
  'delete-idempotent': {
    conforms: [step('delete-again', { label: 'DELETE /books/{id}', status: 404 })],
    deviates: [step('delete-again', { label: 'DELETE /books/{id}', status: 500 })],
  },
  'put-idempotent': {
    conforms: [
      step('read-after-replace-again', {
        label: 'GET /books/{id}',
        json: { title: 'B', revision: 2 },
        before: [put, got({ title: 'B', revision: 1 }), put],
      }),
    ],
    deviates: [
      step('read-after-replace-again', {
        label: 'GET /books/{id}',
        json: { title: 'BB' },
        before: [put, got({ title: 'B' }), put],
      }),
    ],
  },
  'failed-write-no-effect': {
    conforms: [
      step('read-after-failed-write', {
        label: 'GET /books/{id}',
        json: book,
        before: [got(book), exchange({ label: 'PUT /books/{id}', status: 400 })],
      }),
    ],
    deviates: [
      step('read-after-failed-write', {
        label: 'GET /books/{id}',
        json: { ...book, title: 'B' },
        before: [got(book), exchange({ label: 'PUT /books/{id}', status: 400 })],
      }),
    ],
  },
  'if-none-match-304': {
    conforms: [
      step('conditional-get', { label: 'GET /books/{id}', status: 304, before: [got(book), got(book)] }),
      step('conditional-get', { label: 'GET /books/{id}', json: book, before: [got(book), got({ ...book, seen: 2 })] }),
    ],
    deviates: [step('conditional-get', { label: 'GET /books/{id}', json: book, before: [got(book), got(book)] })],
  },
  'not-modified-keeps-fields': {
    conforms: [
      step('conditional-get', {
        label: 'GET /books/{id}',
        status: 304,
        headers: { etag: '"a"' },
        before: [exchange({ headers: { etag: '"a"' } })],
      }),
    ],
    deviates: [
      step('conditional-get', {
        label: 'GET /books/{id}',
        status: 304,
        before: [exchange({ headers: { etag: '"a"' } })],
      }),
    ],
  },
  'if-match-prevents-write': {
    conforms: [step('read-after-stale-write', { label: 'GET /books/{id}', json: book, before: [got(book), put] })],
    deviates: [
      step('read-after-stale-write', {
        label: 'GET /books/{id}',
        json: { ...book, title: 'B' },
        before: [got(book), put],
      }),
    ],
  },
  'existence-not-leaked': {
    conforms: [
      step('hidden-resource', { ...hidden('no such book'), before: [made, nowhere, nowhere] }),
      // What is another one each time tells nothing.
      step('hidden-resource', {
        ...hidden('incident 3'),
        before: [made, exchange(hidden('incident 1')), exchange(hidden('incident 2'))],
      }),
    ],
    deviates: [
      step('hidden-resource', { ...hidden('not yours'), before: [made, nowhere, nowhere] }),
      step('hidden-resource', {
        ...hidden('no such book'),
        headers: { 'x-owner': 'alice' },
        before: [made, nowhere, nowhere],
      }),
    ],
  },
  'vary-complete': {
    conforms: [
      step('vary-accept-language', { ...greeting('hallo', { vary: 'Accept-Language' }), before: [english, english] }),
      step('vary-accept-language', { ...greeting('hello', {}), before: [english, english] }),
      step('vary-accept-language', {
        ...greeting('hallo', { 'cache-control': 'no-store' }),
        before: [english, english],
      }),
      step('vary-accept-language', { ...greeting('three', {}), before: [english, exchange(greeting('two', {}))] }),
    ],
    deviates: [
      step('vary-accept-language', { ...greeting('hallo', { vary: 'Accept' }), before: [english, english] }),
      step('vary-origin', {
        ...greeting('hello', { 'access-control-allow-origin': 'https://two.example' }),
        before: [english, english],
      }),
    ],
  },
  'host-validated': {
    conforms: [ruled('host-validated', { status: 400 }), ruled('host-validated', { status: 421 })],
    deviates: [ruled('host-validated', { status: 200, json: [] })],
  },
  'framing-validated': {
    conforms: [ruled('framing-validated', { status: 400 }), ruled('framing-validated', { status: 501 })],
    deviates: [ruled('framing-validated', { status: 200, json: [] })],
  },
  'precondition-order': {
    conforms: [
      step('if-none-match-first', { label: 'GET /books/{id}', json: book }),
      step('if-match-before-none', { label: 'GET /books/{id}', status: 412 }),
    ],
    deviates: [
      step('if-none-match-first', { label: 'GET /books/{id}', status: 304 }),
      step('if-match-first', { label: 'GET /books/{id}', status: 412 }),
      step('if-match-before-none', { label: 'GET /books/{id}', status: 304 }),
    ],
  },
  'duplicate-keys-agree': {
    conforms: [
      twice({ title: 'B', price: 2 }),
      step('read-after-duplicates', { ...reading('B'), before: [twice({ title: 'B' })] }),
    ],
    deviates: [
      twice({ title: 'A', price: 2 }),
      step('read-after-duplicates', { ...reading('A'), before: [twice({ title: 'B' })] }),
    ],
  },
  'undeclared-observed': {
    conforms: [exchange({ label: 'GET /books', json: [book], headers: { server: 'x', 'cache-control': 'no-store' } })],
    deviates: [
      exchange({ label: 'GET /books', json: [{ ...book, shelf: 4 }] }),
      exchange({ label: 'GET /books', json: [book], headers: { 'x-shelf': '4' } }),
    ],
  },
  'location-resolves': {
    conforms: [
      step('follow-location', { label: 'GET /books/{id}', json: book, before: [made] }),
      step('follow-location', { label: 'GET /books/{id}', status: 403, before: [made] }),
    ],
    deviates: [step('follow-location', { label: 'GET /books/{id}', status: 404, before: [made] })],
  },
  'links-resolve': {
    conforms: [step('follow-link', { label: 'GET /books/{id}', json: book, before: [made] })],
    deviates: [step('follow-link', { label: 'GET /books/{id}', status: 404, before: [made] })],
  },
  'pages-disjoint': {
    conforms: [step('next-page', { label: 'GET /books', json: [{ id: 'c' }], before: [page('a', 'b')] })],
    deviates: [
      step('next-page', { label: 'GET /books', json: [{ id: 'b' }, { id: 'c' }], before: [page('a', 'b')] }),
      step('all-pages', { label: 'GET /books', json: [{ id: 'b' }, { id: 'c' }], before: [page('a'), page('b')] }),
    ],
  },
  'next-page-advances': {
    conforms: [step('next-page', { label: 'GET /books', json: [{ id: 'c' }], before: [page('a', 'b')] })],
    deviates: [step('next-page', { label: 'GET /books', json: [{ id: 'a' }, { id: 'b' }], before: [page('a', 'b')] })],
  },
  'head-fields-match-get': {
    conforms: [
      step('head-after-get', {
        label: 'GET /books',
        headers: { etag: '"a"' },
        before: [exchange({ headers: { etag: '"a"' } }), exchange({ headers: { etag: '"a"' } })],
      }),
    ],
    deviates: [
      step('head-after-get', {
        label: 'GET /books',
        headers: { etag: '"b"' },
        before: [exchange({ headers: { etag: '"a"' } }), exchange({ headers: { etag: '"a"' } })],
      }),
    ],
  },
  'head-content-length': {
    conforms: [
      step('head-after-get', {
        label: 'GET /books',
        headers: { 'content-length': '2' },
        before: [exchange({ text: '{}' }), exchange({ text: '{}' })],
      }),
    ],
    deviates: [
      step('head-after-get', {
        label: 'GET /books',
        headers: { 'content-length': '9' },
        before: [exchange({ text: '{}' }), exchange({ text: '{}' })],
      }),
    ],
  },
  'safe-methods-change-nothing': {
    conforms: [
      step('safe-read', {
        label: 'GET /books/{id}',
        json: { ...book, views: 3 },
        before: [got({ ...book, views: 1 }), got({ ...book, views: 2 })],
      }),
    ],
    deviates: [
      step('safe-read', {
        label: 'GET /books/{id}',
        json: { ...book, price: 3 },
        before: [got(book), got({ ...book, price: 2 })],
      }),
    ],
  },
  'json-well-formed': {
    conforms: [exchange({ text: '{"a":1}' })],
    deviates: [exchange({ text: "{'a':1}" }), exchange({ text: '{"a":NaN}' })],
  },
  'json-no-bom': {
    conforms: [exchange({ text: '{}' })],
    deviates: [exchange({ bytes: new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]) })],
  },
  'json-utf8': {
    conforms: [exchange({ text: '{"a":"ü \\ud83d\\ude00"}' })],
    deviates: [exchange({ bytes: new Uint8Array([0x22, 0xfc, 0x22]) }), exchange({ text: '{"a":"\\ud83d"}' })],
  },
  'json-keys-unique': {
    conforms: [exchange({ text: '[{"a":1},{"a":{"a":2}}]' })],
    deviates: [exchange({ text: '{"a":1,"\\u0061":2}' })],
  },
  'json-integers-exact': {
    conforms: [exchange({ text: '{"a":9007199254740991,"b":"90071992547409931"}' })],
    deviates: [exchange({ text: '{"a":90071992547409931}' })],
  },
  'malformed-json-rejected': {
    conforms: [exchange({ probe: { id: 'malformed-json', summary: '' }, status: 400 })],
    deviates: [exchange({ probe: { id: 'malformed-json', summary: '' }, status: 201 })],
  },
  'options-has-allow': {
    conforms: [exchange({ method: 'OPTIONS', status: 204, headers: { allow: 'GET' } })],
    deviates: [exchange({ method: 'OPTIONS', status: 204 })],
  },
  'proxy-authenticate-on-407': {
    conforms: [exchange({ status: 407, headers: { 'proxy-authenticate': 'Basic realm="x"' } })],
    deviates: [exchange({ status: 407 })],
  },
  'upgrade-on-426': {
    conforms: [exchange({ status: 426, headers: { upgrade: 'h2c' } })],
    deviates: [exchange({ status: 426 })],
  },
  'content-range-on-206': {
    conforms: [
      exchange({ status: 206, headers: { 'content-range': 'bytes 0-1/2' } }),
      exchange({ status: 206, headers: { 'content-type': 'multipart/byteranges; boundary=x' } }),
    ],
    deviates: [
      exchange({ status: 206 }),
      exchange({ status: 206, headers: { 'content-range': 'bytes 0-1' } }),
      exchange({
        status: 206,
        headers: { 'content-type': 'multipart/byteranges; boundary=x', 'content-range': 'bytes 0-1/2' },
      }),
    ],
  },
  'content-range-on-416': {
    conforms: [exchange({ status: 416, headers: { 'content-range': 'bytes */2' } })],
    deviates: [exchange({ status: 416 }), exchange({ status: 416, headers: { 'content-range': 'bytes 0-1/2' } })],
  },
  'etag-well-formed': {
    conforms: [tagged('"1"'), tagged('W/"1"'), tagged('""'), tagged('"é,1"')],
    deviates: [tagged('1'), tagged("'1'"), tagged('w/"1"'), tagged('"1'), tagged('"a b"'), tagged('*')],
  },
  'range-honoured': {
    conforms: [
      partly('bytes 0-0/5', 'h'),
      partly('bytes 4-4/*', 'o'),
      // Nothing is known of what changes from one answer to the next.
      partly('bytes 0-0/5', 'x', 'hello', 'hallo'),
    ],
    deviates: [
      partly('bytes 0-0/5', 'o'),
      partly('bytes 0-0/5', 'hello'),
      partly('bytes 0-0/9', 'h'),
      partly('bytes 5-5/6', 'x'),
    ],
  },
  'created-has-location': {
    conforms: [made, optionalLocation({ location: '/books/1' }), exchange({ status: 201 })],
    deviates: [optionalLocation({})],
  },
  'put-status': {
    conforms: [
      step('replace-again', { label: 'PUT /books/{id}', status: 200 }),
      step('read-after-first-put', { ...reading('B'), before: [got({}, 404), { ...put, response: made.response }] }),
    ],
    deviates: [
      step('replace-again', { label: 'PUT /books/{id}', status: 201 }),
      step('read-after-first-put', { ...reading('B'), before: [got({}, 404), put] }),
    ],
  },
  'date-present': { conforms: [exchange({ headers: { date: DATE } })], deviates: [exchange({})] },
};

// What belongs to a profile is tested with it, in properties/profiles/; what sequences of writes show in state-checks.test.ts.
const judging = checks.filter(
  (check): check is AnswerCheck =>
    check.on === 'answer' &&
    (check.profile === undefined || check.severity === 'off') &&
    !stateChecks.includes(check) &&
    !listChecks.includes(check),
);

test('every check of an answer has an exchange that keeps its promise and one that breaks it', () => {
  expect(Object.keys(table).sort()).toEqual(judging.map(({ id }) => id).sort());
});

describe.each(judging.map((check) => [check.id, check] as const))('%s', (id, check) => {
  test('is silent on what conforms', () => {
    for (const conforming of table[id]?.conforms ?? []) expect(deviations(check, conforming)).toEqual([]);
  });
  test('speaks on what deviates', () => {
    for (const deviating of table[id]?.deviates ?? []) expect(deviations(check, deviating).length).toBeGreaterThan(0);
  });
});

test('a refusal of a valid request is an error once it is confirmed', () => {
  const check = judging.find(({ id }) => id === 'valid-accepted');
  if (!check) throw new Error('no such check');
  expect(deviations(check, exchange({ status: 400, sent: {} }), { confirmed: true })[0]?.severity).toBe('error');
});

describe('selection', () => {
  test('leaves out what is off, unless it is asked for', () => {
    expect(selectChecks(checks, {}).some(({ severity }) => severity === 'off')).toBe(false);
    expect(selectChecks(checks, { ids: ['date-present'] }).map(({ id }) => id)).toEqual(['date-present']);
  });
  test('names the nearest check for an unknown one', () => {
    expect(() => selectChecks(checks, { ids: ['allow-on-504'] })).toThrow(/allow-on-405/);
  });
  test('ids are unique and kebab-case, and every check has a clause', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
    for (const { id, clause, requirement } of checks) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(clause.url).toMatch(/^https:/);
      expect(requirement).toMatch(/\.$/);
    }
  });
});
