import { describe, expect, test } from 'vitest';
import type { Case } from './case.ts';
import { encodeCase } from './encode.ts';
import { fieldValues } from './fields.ts';
import type { Identities, Target } from './identity.ts';
import { caseOf, mediaTypeOf, operationOf, parameterOf } from './operation.testing.ts';

const nobody: Identities = { first: { credential: () => undefined } };
const somebody: Identities = { first: { credential: () => 'secret-token' } };
const target: Target = { baseUrl: 'http://h/v1', headers: [] };
const bearer = { name: 'b', pointer: '', type: 'http', scheme: 'bearer' } as const;

const operation = operationOf({
  method: 'POST',
  path: '/books/{id}/pages/{page}',
  parameters: [
    parameterOf({ in: 'path', name: 'id' }),
    parameterOf({ in: 'path', name: 'page', style: 'matrix' }),
    parameterOf({ in: 'query', name: 'q' }),
    parameterOf({ in: 'header', name: 'X-Mode' }),
    parameterOf({ in: 'cookie', name: 'sid' }),
  ],
  security: [[{ scheme: bearer, scopes: [] }]],
  requestBody: { required: true, content: [mediaTypeOf('application/json')], pointer: '' },
});

const whole: Partial<Case> = {
  parameters: [
    { in: 'path', name: 'id', value: 'a b' },
    { in: 'path', name: 'page', value: 3 },
    { in: 'query', name: 'q', value: ['x', 'y'] },
    { in: 'header', name: 'X-Mode', value: true },
    { in: 'cookie', name: 'sid', value: 'c1' },
  ],
  credentials: { kind: 'supplied' },
  body: { mediaType: 'application/json', value: { n: 1 } },
};

describe('encodeCase', () => {
  test('puts every parameter, the credential and the body in their places', () => {
    const request = encodeCase(caseOf(operation, whole), target, somebody);
    expect(request.method).toBe('POST');
    expect(request.url).toBe('http://h/v1/books/a%20b/pages/;page=3?q=x&q=y');
    expect(request.headers).toEqual([
      ['Accept', '*/*;q=0.1'],
      ['Accept-Encoding', 'identity'],
      ['User-Agent', 'plumbline'],
      ['X-Mode', 'true'],
      ['Content-Type', 'application/json'],
      ['Authorization', 'Bearer secret-token'],
      ['Cookie', 'sid=c1'],
    ]);
    expect(new TextDecoder().decode(request.body)).toBe('{"n":1}');
    expect(request.raw).toBeUndefined();
  });

  test('is a pure function', () => {
    const testCase = caseOf(operation, whole);
    expect(encodeCase(testCase, target, somebody)).toEqual(encodeCase(testCase, target, somebody));
  });

  test('accepts the media types of successful answers, JSON first', () => {
    const response = (status: string, ...ranges: string[]) =>
      [
        status,
        {
          status,
          description: '',
          content: ranges.map((range) => mediaTypeOf(range)),
          headers: [],
          links: [],
          pointer: '',
        },
      ] as const;
    const typed = operationOf({
      responses: new Map([
        response('200', 'text/csv', 'application/json'),
        response('400', 'application/problem+json'),
      ]),
    });
    expect(fieldValues(encodeCase(caseOf(typed), target, nobody).headers, 'accept')).toEqual([
      'application/json, text/csv, */*;q=0.1',
    ]);
  });

  test('lets the case override anything, and its parameters win over configured fields', () => {
    const configured: Target = {
      ...target,
      headers: [
        ['x-mode', 'configured'],
        ['X-Trace', '1'],
        ['accept', 'text/html'],
        ['Cookie', 'pref=1'],
      ],
    };
    const { headers, method, url } = encodeCase(
      caseOf(operation, { ...whole, method: 'PATCH', path: '/other', headers: [['content-type', 'text/plain']] }),
      configured,
      nobody,
    );
    expect(method).toBe('PATCH');
    expect(url).toBe('http://h/v1/other?q=x&q=y');
    expect(fieldValues(headers, 'X-Mode')).toEqual(['true']);
    expect(fieldValues(headers, 'Accept')).toEqual(['text/html']);
    expect(fieldValues(headers, 'Content-Type')).toEqual(['text/plain']);
    expect(fieldValues(headers, 'Cookie')).toEqual(['pref=1; sid=c1']);
    expect(fieldValues(headers, 'X-Trace')).toEqual(['1']);
  });

  test('withholds a configured credential from cases that are about its absence', () => {
    const configured: Target = { ...target, headers: [['Authorization', 'Bearer configured']] };
    const supplied = encodeCase(caseOf(operation, { credentials: { kind: 'supplied' } }), configured, nobody);
    expect(fieldValues(supplied.headers, 'authorization')).toEqual(['Bearer configured']);
    const none = encodeCase(caseOf(operation, { credentials: { kind: 'none' } }), configured, nobody);
    expect(fieldValues(none.headers, 'authorization')).toEqual([]);
  });

  test('withholds a configured field from the case that leaves this parameter out', () => {
    const violation = { part: 'header', at: '/X-Mode', keyword: 'required', proof: 'strict', summary: '' } as const;
    const { headers } = encodeCase(
      caseOf(operation, { intent: { kind: 'invalid', violation } }),
      { ...target, headers: [['x-mode', 'a']] },
      nobody,
    );
    expect(fieldValues(headers, 'x-mode')).toEqual([]);
  });

  test('sends wire values as they are, and says so when a client would refuse them', () => {
    const wired = (location: 'path' | 'query' | 'header', wire: string) =>
      encodeCase(
        caseOf(operation, {
          parameters: [
            { in: 'path', name: 'id', value: '1' },
            { in: 'path', name: 'page', value: 1 },
            { in: location, name: location === 'path' ? 'id' : location === 'query' ? 'q' : 'X-Mode', wire },
          ],
        }),
        target,
        nobody,
      );
    expect(wired('query', '%zz')).toMatchObject({ url: 'http://h/v1/books/1/pages/;page=1?q=%zz' });
    expect(wired('query', '%zz').raw).toBeUndefined();
    expect(wired('query', 'a b').raw).toBe(true);
    expect(wired('header', 'a\r\nX-Canary: 1').raw).toBe(true);
    expect(wired('header', 'é').raw).toBeUndefined();
    expect(wired('path', 'x#y').raw).toBe(true);
  });

  test('keeps a path parameter without a value recognisable and sendable', () => {
    expect(encodeCase(caseOf(operation), target, nobody).url).toBe('http://h/v1/books/%7Bid%7D/pages/%7Bpage%7D');
  });

  test('sends a parameter that is given twice twice', () => {
    const twice = caseOf(operation, {
      parameters: [
        { in: 'query', name: 'q', wire: '1' },
        { in: 'query', name: 'q', wire: '2' },
        { in: 'header', name: 'X-Mode', wire: 'a' },
        { in: 'header', name: 'X-Mode', wire: 'b' },
      ],
    });
    const { url, headers } = encodeCase(twice, target, nobody);
    expect(url).toContain('?q=1&q=2');
    expect(fieldValues(headers, 'x-mode')).toEqual(['a', 'b']);
  });
});
