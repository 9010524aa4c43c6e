import { expect, test } from 'vitest';
import type { SecurityScheme } from '../../openapi/operation.ts';
import { suppliedIdentities } from './identities.ts';

const bearer: SecurityScheme = { type: 'http', scheme: 'bearer', name: 'bearer', pointer: '' };
const key: SecurityScheme = { type: 'apiKey', in: 'header', parameter: 'X-Key', name: 'key', pointer: '' };
const secondOf = (auth: readonly (readonly [string, string])[], token?: string) =>
  suppliedIdentities({ auth: new Map(auth), token, secondToken: 'two', sections: undefined, url: undefined }, {})
    .second;

test.each([
  ['bearer schemes', [], 'one', bearer, 'two'],
  ['the one other scheme that the first identity was given for', [['key', 'one']], undefined, key, 'two'],
  ['no other scheme where there is a bearer token', [['key', 'one']], 'one', key, undefined],
  ['no scheme that the first identity was not given for', [], undefined, key, undefined],
  [
    'none of several',
    [
      ['key', 'one'],
      ['other', 'one'],
    ],
    undefined,
    key,
    undefined,
  ],
] as const)('the second token is for %s', (_, auth, token, scheme, expected) => {
  expect(secondOf(auth, token)?.credential(scheme)).toBe(expected);
});
