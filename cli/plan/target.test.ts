import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../openapi/parse.ts';
import { baseUrlOf, isLoopback } from './target.ts';

function documentWith(servers: object, source = 'books.json'): ReturnType<typeof parseDocument> {
  return parseDocument(
    JSON.stringify({ openapi: '3.1.0', info: { title: 'Books', version: '1' }, paths: {}, ...servers }),
    { source },
  );
}

const plain = documentWith({});

describe('the base URL', () => {
  test('is taken as written, without trailing slashes', () => {
    expect(baseUrlOf('http://127.0.0.1:9000/api/v1//', plain)).toBe('http://127.0.0.1:9000/api/v1');
  });

  test('needs a scheme, and the message shows how to write it', () => {
    expect(() => baseUrlOf('localhost:9000/api', plain)).toThrow(
      'write http://localhost:9000/api or https://localhost:9000/api',
    );
    expect(() => baseUrlOf('me:secret@host/api', plain)).toThrow(expect.not.stringContaining('secret'));
  });

  test('must be a URL without query or fragment', () => {
    expect(() => baseUrlOf('http://', plain)).toThrow('--url is no URL');
    expect(() => baseUrlOf('http://a b', plain)).toThrow('--url is no URL');
    expect(() => baseUrlOf('http://host/?a=1', plain)).toThrow('query');
  });

  test('comes from the document only when asked for, its variables at their defaults', () => {
    const document = documentWith({
      servers: [
        {
          url: 'https://{region}.api.example/v{major}',
          variables: { region: { default: 'eu' }, major: { default: '2' } },
        },
      ],
    });
    expect(baseUrlOf('servers', document)).toBe('https://eu.api.example/v2');
  });

  test('is relative to a document that was fetched, and nothing otherwise', () => {
    const servers = { servers: [{ url: '/v1' }] };
    expect(baseUrlOf('servers', documentWith(servers, 'https://api.example/docs/openapi.json'))).toBe(
      'https://api.example/v1',
    );
    expect(() => baseUrlOf('servers', documentWith(servers))).toThrow('is relative');
    expect(() => baseUrlOf('servers', plain)).toThrow('names no server');
  });

  test('is on this machine for loopback names and addresses alone', () => {
    expect(
      ['http://localhost:1', 'http://127.1.2.3', 'http://[::1]:8080', 'http://api.localhost'].every(isLoopback),
    ).toBe(true);
    expect(['http://example.com', 'http://127.0.0.1.example.com', 'http://10.0.0.1'].some(isLoopback)).toBe(false);
  });
});
