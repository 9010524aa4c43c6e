import { describe, expect, test } from 'vitest';
import { parseChallenges } from './challenges.ts';

const schemes = (value: string) =>
  parseChallenges(value)?.map(
    ({ scheme, parameters, token68 }) =>
      `${scheme} ${token68 ?? parameters.map(([name, text]) => `${name}=${text}`).join(' ')}`,
  );

describe('challenges', () => {
  test.each([
    ['Basic realm="a, b"', ['Basic realm=a, b']],
    [
      'Bearer realm="x", error="invalid_token", error_description="it \\"expired\\""',
      ['Bearer realm=x error=invalid_token error_description=it "expired"'],
    ],
    ['Basic realm="a", Bearer realm=b , charset="UTF-8"', ['Basic realm=a', 'Bearer realm=b charset=UTF-8']],
    ['Negotiate', ['Negotiate ']],
    ['Negotiate YWJj==, Bearer', ['Negotiate YWJj==', 'Bearer ']],
    [
      'Newauth realm="apps", type=1, title="Login to \\"apps\\"", Basic realm="simple"',
      ['Newauth realm=apps type=1 title=Login to "apps"', 'Basic realm=simple'],
    ],
    [', ,Digest  nonce = "x"', ['Digest nonce=x']],
  ])('%s', (value, expected) => {
    expect(schemes(value)).toEqual(expected);
  });
  test.each(['"quoted"', 'Bearer realm="open', 'Bearer, realm="x" "y"', 'Bearer realm=a b', '', ' , '])(
    'none in %s',
    (value) => {
      expect(parseChallenges(value)).toBeUndefined();
    },
  );
  test('are read in time that grows with the length alone', () => {
    expect(parseChallenges(`Bearer ${'a=b, '.repeat(5000)}!`)?.at(-1)?.scheme).toBe('!');
    expect(parseChallenges(`${' ,'.repeat(20_000)}"`)).toBeUndefined();
  });
});
