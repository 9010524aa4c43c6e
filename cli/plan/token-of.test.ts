import { expect, test } from 'vitest';
import { tokenOf } from './token-of.ts';

const answer = (body: unknown, headers: readonly (readonly [string, string])[] = []) => ({
  status: 200,
  headers,
  body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
});

test('a credential is found by a JSON Pointer, whether it is a text or a number', () => {
  expect(tokenOf(answer({ data: [{ 'a/b': 't' }] }), '/data/0/a~1b')).toBe('t');
  expect(tokenOf(answer({ token: 42 }), '/token')).toBe('42');
});

test('a credential is found in a field and in a cookie', () => {
  const headers = [
    ['X-Session', ' t '],
    ['Set-Cookie', 'other=x; Path=/'],
    ['set-cookie', 'sid=a%20b=; HttpOnly'],
  ] as const;
  expect(tokenOf(answer('', headers), 'header x-session')).toBe('t');
  expect(tokenOf(answer('', headers), 'cookie sid')).toBe('a%20b=');
});

test.for(['/token', '/nothing/there', 'header X-Session', 'cookie sid'])(
  'nothing is found at %s where there is none',
  (at) => {
    for (const body of ['', '<html>', 'null', { token: '' }, { token: null }, { token: {} }])
      expect(tokenOf(answer(body), at)).toBeUndefined();
  },
);
