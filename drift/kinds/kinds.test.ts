import { expect, test } from 'vitest';
import { driftPage } from './document.ts';
import { changeIds, meaningOf } from './index.ts';

test('docs/drift.md is made from the kinds', async () => {
  await expect(driftPage()).toMatchFileSnapshot('../../docs/drift.md');
});

test('an id is listed once and has a meaning', () => {
  expect(new Set(changeIds).size).toBe(changeIds.length);
  expect(changeIds.filter((id) => meaningOf(id) === undefined)).toEqual([]);
});
