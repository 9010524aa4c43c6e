import { describe, expect, test } from 'vitest';
import { configuredSecrets } from './secrets.ts';

const nothing = { auth: new Map<string, string>(), headers: [] };

describe('configured secrets', () => {
  test('are the tokens and every credential, with the password of a pair by itself', () => {
    const settings = {
      ...nothing,
      token: 'first-token',
      secondToken: 'second-token',
      auth: new Map([['basic', 'me:pass:word']]),
    };
    expect(configuredSecrets(settings, { PLUMBLINE_AUTH_API_KEY: 'from-env', HOME: '/root' })).toEqual([
      'first-token',
      'second-token',
      'me:pass:word',
      'pass:word',
      'from-env',
    ]);
  });

  test('are in headers by their names, whole and without the scheme', () => {
    const headers = [
      ['Authorization', 'Bearer abcdef'],
      ['X-Api-Key', 'key-1'],
      ['Cookie', 'sid=cookie-1; theme=dark'],
      ['X-Tenant', 'acme'],
    ] as const;
    const found = configuredSecrets({ ...nothing, headers }, {});
    expect(found).toEqual(expect.arrayContaining(['Bearer abcdef', 'abcdef', 'key-1', 'cookie-1']));
    expect(found).not.toContain('acme');
  });

  test('are in the userinfo of URLs, percent-decoded', () => {
    expect(configuredSecrets({ ...nothing, url: 'https://me:p%40ss@api.example/v1' }, {})).toEqual(['me:p@ss', 'p@ss']);
  });
});
