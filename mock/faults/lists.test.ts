import { expect, test } from 'vitest';
import { operations } from '../../openapi/operations.ts';
import { talksDocument } from '../../properties/workflows/talks.testing.ts';
import { prove } from '../prove.ts';

test('what a list may get wrong with filters, defaults and links is found, and nothing else', {
  timeout: 60_000,
}, async () => {
  const only = [
    'filter-first-value',
    'filters-either',
    'filter-bound-left-out',
    'parameter-default-ignored',
    'next-forgets-query',
  ];
  const proof = await prove({
    document: talksDocument,
    operations: operations(talksDocument),
    seed: 3,
    cases: 2,
    parallel: 6,
    only,
    now: () => performance.now(),
  });
  expect(proof.alarms).toEqual([]);
  expect(proof.results.map(({ id }) => id).sort()).toEqual(only.toSorted());
  expect(proof.results.filter(({ caught, strays }) => !caught || strays.length > 0)).toEqual([]);
});
