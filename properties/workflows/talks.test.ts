import { expect, test } from 'vitest';
import { findingsWith, shownOf } from '../profiles/served.testing.ts';
import { type TalkLie, talks, talksDocument } from './talks.testing.ts';

const findings = (lie?: TalkLie) => findingsWith(undefined, talksDocument, talks(lie), ['workflow']);

test('nothing is found at a list that is what it is told to be', async () => {
  expect(shownOf(await findings())).toEqual([]);
});

test.concurrent.each([
  ['it is in another order by default', 'parameter-default-assumed'],
  ['it says another default of its pages', 'parameter-default-assumed'],
  ['only the first of several tracks counts', 'filter-honoured'],
  ['a second filter replaces the first', 'filter-honoured'],
  ['two filters are one or the other', 'filter-honoured'],
  ['the next page forgets the filter', 'next-page-keeps-query'],
  ['the next page forgets the size', 'next-page-keeps-query'],
  ['the total counts what is filtered out', 'page-total-matches'],
  ['a page of exactly all names a next one', 'next-page-advances'],
  ['no page names the next one', 'next-page-advances'],
] as const)('a list is found out where %s', async (lie, check) => {
  const found = await findings(lie);
  expect(found.map((one) => one.check)).toContain(check);
  expect(new Set(found.map(({ operation }) => `${operation.method} ${operation.path}`))).toEqual(
    new Set(['GET /talks']),
  );
});
