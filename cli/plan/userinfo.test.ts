import { describe, expect, test } from 'vitest';
import { operations } from '../../openapi/operations.ts';
import { parseDocument } from '../../openapi/parse.ts';
import { takeUserinfo } from './userinfo.ts';

const nobody = { first: { credential: () => undefined } };
const basic = { name: 'basic', pointer: '', type: 'http', scheme: 'Basic' } as const;

function operationsWith(security: object): ReturnType<typeof operations> {
  return operations(
    parseDocument(
      JSON.stringify({
        openapi: '3.1.0',
        info: { title: 'Books', version: '1' },
        paths: { '/books': { get: { ...security, responses: { 200: { description: 'ok' } } } } },
        components: { securitySchemes: { basic: { type: 'http', scheme: 'basic' } } },
      }),
      { source: 'books.json' },
    ),
  );
}

describe('userinfo of a base URL', () => {
  test('becomes the credential of basic schemes, and leaves the URL', () => {
    const taken = takeUserinfo('http://me:p%40ss@localhost/v1', nobody, operationsWith({ security: [{ basic: [] }] }));
    expect(taken.baseUrl).toBe('http://localhost/v1');
    expect(taken.identities.first.credential(basic)).toBe('me:p@ss');
    expect(taken.headers).toEqual([]);
    expect(taken.secrets).toContain('p@ss');
  });

  test('is a field of every request where the document has no basic scheme', () => {
    const taken = takeUserinfo('http://me:pass@localhost/v1', nobody, operationsWith({}));
    expect(taken.headers).toEqual([['Authorization', `Basic ${Buffer.from('me:pass').toString('base64')}`]]);
  });

  test('changes nothing where there is none', () => {
    expect(takeUserinfo('http://localhost/v1', nobody, operationsWith({}))).toEqual({
      baseUrl: 'http://localhost/v1',
      identities: nobody,
      headers: [],
      secrets: [],
    });
  });
});
