import { describe, expect, test } from 'vitest';
import type { SecurityScheme } from '../../openapi/operation.ts';
import { placed } from './placing.ts';

const bearer: SecurityScheme = { name: 'reader', pointer: '', type: 'http', scheme: 'Bearer' };
const oauth: SecurityScheme = { name: 'oauth', pointer: '', type: 'oauth2' };
const key: SecurityScheme = { name: 'key', pointer: '', type: 'apiKey', in: 'header', parameter: 'X-Key' };
const all = [bearer, oauth, key];

describe('the place of what a login gives', () => {
  test('is every bearer scheme when nothing is said', () => {
    expect(placed(undefined, all, 'here').schemes).toEqual([bearer, oauth]);
  });

  test('is the scheme that declares that very place', () => {
    expect(placed({ header: 'x-key', prefix: 'Key ' }, all, 'here').schemes).toEqual([key]);
    const { schemes, credential } = placed({ header: 'authorization', prefix: 'Bearer ' }, all, 'here');
    expect(schemes).toEqual([bearer, oauth]);
    expect(credential('t')).toBe('t');
  });

  test('is a place of its own where no scheme declares it', () => {
    const header = placed({ header: 'X-Session', prefix: 's-' }, all, 'here');
    expect(header.schemes).toEqual([]);
    expect(header.undeclared?.('t').headers).toEqual([['X-Session', 's-t']]);
    expect(placed({ cookie: 'sid' }, all, 'here').undeclared?.('t').cookies).toEqual([['sid', 't']]);
    expect(placed({ query: 'k' }, all, 'here').undeclared?.('a b').query).toEqual([['k', 'a%20b']]);
  });

  test('must be said where the document has no bearer scheme, and must be one that there is', () => {
    expect(() => placed(undefined, [key], 'here')).toThrow('here needs as, a scheme or a place for what it gives');
    expect(() => placed({ scheme: 'raeder' }, all, 'here')).toThrow('did you mean reader?');
  });
});
