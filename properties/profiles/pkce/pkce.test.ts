import { describe, expect, test } from 'vitest';
import { operations } from '../../../openapi/operations.ts';
import { growthOf } from '../../../openapi/pattern.ts';
import { checks } from '../../checks/index.ts';
import { findingsWith, shownOf } from '../served.testing.ts';
import { amendPkce } from './amend.ts';
import { authorizationServer, document, type Lapse } from './authorization-server.testing.ts';
import { CHALLENGE, s256, VERIFIER } from './vectors.ts';

test('S256 makes of the verifier of Appendix B its challenge', () => {
  expect(s256(VERIFIER)).toBe(CHALLENGE);
});

test('no pattern of the profile can take long', () => {
  const patterns = operations(document)
    .flatMap((operation) => amendPkce(operation, document))
    .flatMap(({ asked, allowed }) => JSON.stringify([asked, allowed]).match(/"pattern":("(?:[^"\\]|\\.)*")/g) ?? [])
    .map((member) => String(Object.values(JSON.parse(`{${member}}`))[0]));
  expect(patterns.length).toBeGreaterThan(3);
  expect(patterns.filter((pattern) => growthOf(pattern) !== 'linear')).toEqual([]);
});

test('a server that keeps RFC 7636 has no finding', async () => {
  expect(shownOf(await findingsWith('pkce', document, authorizationServer()))).toEqual([]);
});

const caught: Readonly<Record<Lapse, string>> = {
  short: 'pkce-challenge-length',
  alphabet: 'pkce-challenge-alphabet',
  impossible: 'pkce-challenge-possible',
  none: 'pkce-challenge-required',
  'method-case': 'pkce-method-supported',
  'refuses-longest': 'pkce-challenge-accepted',
  'refuses-tilde': 'pkce-challenge-accepted',
  'refuses-unnamed': 'pkce-challenge-accepted',
  'refuses-s256': 'valid-accepted',
  'default-s256': 'pkce-method-default',
  'method-of-exchange': 'pkce-method-bound',
  'verifier-ignored': 'pkce-verifier-checked',
  'verifier-optional': 'pkce-verifier-checked',
  'verifier-length': 'pkce-verifier-syntax',
  unasked: 'pkce-verifier-unasked',
  twice: 'pkce-code-once',
  shown: 'pkce-challenge-hidden',
  'callback-fragment': 'pkce-callback-absolute',
  'callback-backslash': 'pkce-callback-absolute',
  'callback-http': 'pkce-callback-scheme',
  'callback-userinfo': 'pkce-callback-unambiguous',
};

describe.concurrent('a rule that is forgotten is found', () => {
  test.each(Object.entries(caught))('%s: %s', async (lapse, check) => {
    const found = await findingsWith('pkce', document, authorizationServer(lapse as Lapse), ['valid', 'workflow']); // a key of the table
    expect(found.map((finding) => finding.check)).toContain(check);
  });
});

test('every check of the profile has a lapse', () => {
  const ids = checks.filter(({ profile }) => profile === 'pkce').map(({ id }) => id);
  // What is lawful and refused shows at a server that refuses it.
  const lawful = ['pkce-callback-accepted'];
  expect(ids.filter((id) => !Object.values(caught).includes(id))).toEqual(lawful);
});

test('without the profile nothing of it is asked', async () => {
  const found = await findingsWith(undefined, document, authorizationServer('short'));
  expect(found.filter(({ check }) => check.startsWith('pkce-'))).toEqual([]);
});
