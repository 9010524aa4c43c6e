import { describe, expect, test } from 'vitest';
import { restoreRequest } from './restore.ts';

const base = { stored: 'http://127.0.0.1:4000/v1', present: 'http://127.0.0.1:5000/v1' };
const made = {
  method: 'GET',
  url: 'http://127.0.0.1:5000/v1/books?key=s3cret&limit=9',
  headers: [
    ['Authorization', 'Bearer s3cret'],
    ['Cookie', 'sid=s3cret; theme=light'],
  ],
} as const;

describe('a stored request', () => {
  test('is the same bytes where nothing was redacted, at the present base URL', () => {
    const stored = {
      method: 'POST',
      url: 'http://127.0.0.1:4000/v1/books',
      headers: [['A', 'b']] as const,
      body: '{"é":1}',
    };
    expect(restoreRequest(stored, made, base)).toEqual({
      method: 'POST',
      url: 'http://127.0.0.1:5000/v1/books',
      headers: [['A', 'b']],
      body: Buffer.from('{"é":1}'),
    });
  });

  test('gets its secrets back from the same places of the case made again', () => {
    const stored = {
      method: 'GET',
      url: 'http://127.0.0.1:4000/v1/books?limit=1&key=[redacted]',
      headers: [
        ['authorization', 'Bearer [redacted]'],
        ['Cookie', 'theme=dark; sid=[redacted]'],
      ] as const,
    };
    expect(restoreRequest(stored, made, base)).toEqual({
      method: 'GET',
      url: 'http://127.0.0.1:5000/v1/books?limit=1&key=s3cret',
      headers: [
        ['authorization', 'Bearer s3cret'],
        ['Cookie', 'theme=dark; sid=s3cret'],
      ],
    });
  });

  test('is not sent with a secret missing', () => {
    const stored = { method: 'GET', url: 'http://127.0.0.1:4000/v1/', headers: [['X-Key', '[redacted]']] as const };
    expect(restoreRequest(stored, made, base)).toBeUndefined();
    expect(restoreRequest(stored, undefined, base)).toBeUndefined();
  });

  test('keeps bytes that are no text', () => {
    const stored = { method: 'PUT', url: 'http://127.0.0.1:4000/v1/', headers: [], body: { base64: '/w==' } };
    expect(restoreRequest(stored, undefined, base)?.body).toEqual(Buffer.from([0xff]));
  });
});
