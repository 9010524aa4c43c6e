import { describe, expect, test } from 'vitest';
import { checks } from '../checks/index.ts';
import { PROFILES, type Profile } from './profile.ts';
import { findingsWith, shownOf } from './served.testing.ts';
import { type Lapse, store } from './store.testing.ts';
import { document } from './store-document.testing.ts';

test.each(PROFILES)('a server that keeps every rule has no finding with the profile %s', async (profile) => {
  expect(shownOf(await findingsWith(profile, document, store()))).toEqual([]);
});

const caught: Readonly<Record<Lapse, readonly [profile: Profile, check: string]>> = {
  'plain-errors': ['problem-details', 'errors-are-problems'],
  unlabelled: ['problem-details', 'problem-media-type'],
  'title-varies': ['problem-details', 'problem-title-stable'],
  'type-no-reference': ['problem-details', 'problem-references-valid'],
  'short-member': ['problem-details', 'problem-extension-names'],
  'key-ignored': ['idempotency-key', 'idempotency-key-replayed'],
  'key-race': ['idempotency-key', 'idempotency-key-replayed'],
  'key-repeated-conflict': ['idempotency-key', 'idempotency-key-replayed'],
  'payload-ignored': ['idempotency-key', 'idempotency-key-payload'],
  'key-per-payload': ['idempotency-key', 'idempotency-key-distinct'],
  'missing-key-422': ['idempotency-key', 'idempotency-key-required'],
  'array-merged': ['merge-patch', 'merge-patch-arrays-replaced'],
  'empty-resets': ['merge-patch', 'merge-patch-empty'],
  'patch-adds-up': ['merge-patch', 'merge-patch-idempotent'],
  'no-accept-patch': ['merge-patch', 'accept-patch-advertised'],
  'link-syntax': ['pagination', 'link-field-well-formed'],
  'link-without-rel': ['pagination', 'link-field-well-formed'],
  'page-too-large': ['pagination', 'page-size-respected'],
  'prev-astray': ['pagination', 'page-links-consistent'],
  'last-astray': ['pagination', 'page-links-consistent'],
  'total-of-page': ['pagination', 'page-total-matches'],
};

describe.concurrent('a rule that is forgotten is found', () => {
  test.each(Object.entries(caught))('%s: %s', async (lapse, [profile, check]) => {
    const found = await findingsWith(profile, document, store(lapse as Lapse), ['protocol', 'workflow']); // a key of the table
    expect(found.map((finding) => finding.check)).toContain(check);
  });
});

test('every check of a profile has a lapse', () => {
  const ids = checks.filter(({ profile }) => profile !== undefined && profile !== 'pkce').map(({ id }) => id);
  const tested = new Set(Object.values(caught).map(([, check]) => check));
  expect(ids.filter((id) => !tested.has(id))).toEqual([]);
});
