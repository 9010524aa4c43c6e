import { describe, expect, test } from 'vitest';
import type { SecurityScheme } from '../../openapi/operation.ts';
import type { MockRequest } from '../fault.ts';
import { present } from './credentials.ts';

const request = (...fields: readonly (readonly [string, string])[]): MockRequest => ({
  method: 'GET',
  target: '/',
  headers: Object.fromEntries([...fields].reverse().map(([name, value]) => [name.toLowerCase(), value])),
  fields,
  body: Buffer.alloc(0),
});
const scheme = (rest: object): SecurityScheme =>
  ({ name: 's', pointer: '', type: 'http', scheme: 'bearer', ...rest }) as SecurityScheme; // written out per test
const basic = scheme({ scheme: 'basic' });
const encoded = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
const authorization = (value: string): MockRequest => request(['Authorization', value]);
const secret = (value: string): object => ({ kind: 'secret', secret: value });

describe('credentials', () => {
  test('of basic are user and password in strict base64, the first colon separating', () => {
    expect(present(basic, authorization(encoded('ann:pa:ss')), '')).toEqual(secret('ann:pa:ss'));
    expect(present(basic, authorization(encoded('ann:é').replace('Basic', 'bAsIc')), '')).toEqual(secret('ann:é'));
    for (const text of ['annpass', 'ann:\u0001', 'ann:x\n'])
      expect(present(basic, authorization(encoded(text)), '')).toEqual({ kind: 'malformed' });
    for (const value of ['Basic', 'Basic !!!', encoded('ann:p').replace('=', '')])
      expect(present(basic, authorization(value), '')).toEqual({ kind: 'malformed' });
  });

  test('in the Authorization field stand there once', () => {
    const twice = request(['Authorization', 'Bearer a'], ['authorization', 'Bearer b']);
    expect(present(scheme({}), twice, '')).toEqual({ kind: 'malformed' });
    expect(present(scheme({}), request(), '')).toEqual({ kind: 'missing' });
    expect(present(scheme({}), authorization(''), '')).toEqual({ kind: 'missing' });
    expect(present(scheme({ type: 'oauth2' }), authorization('Bearer a.b-c~/=='), '')).toEqual(secret('a.b-c~/=='));
    expect(present(scheme({ scheme: 'Negotiate' }), authorization('negotiate oRQ='), '')).toEqual(secret('oRQ='));
  });

  test('that are keys stand under their name in their place', () => {
    const key = (place: string): SecurityScheme => scheme({ type: 'apiKey', in: place, parameter: 'api_key' });
    expect(present(key('header'), request(['API_KEY', ' k1 ']), '')).toEqual(secret('k1'));
    expect(present(key('header'), request(['api_key', ' ']), '')).toEqual({ kind: 'missing' });
    expect(present(key('query'), request(), 'x=1&api%5Fkey=k%201')).toEqual(secret('k 1'));
    expect(present(key('query'), request(), 'API_KEY=k1')).toEqual({ kind: 'missing' });
    expect(present(key('query'), request(), 'api_key=a&api_key=b')).toEqual({ kind: 'malformed' });
    expect(present(key('cookie'), request(['Cookie', 'a=1; api_key=k1']), '')).toEqual(secret('k1'));
    expect(present(key('cookie'), request(['Cookie', 'api_key=%6b1']), '')).toEqual(secret('%6b1'));
  });
});
