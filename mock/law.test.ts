import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadDocument } from '../openapi/document.ts';
import { operations } from '../openapi/operations.ts';
import { checks } from '../properties/checks/index.ts';
import { faults } from './faults/index.ts';
import { prove } from './prove.ts';

const bundled = join(import.meta.dirname, '..', 'examples', 'openrouter-auth-keys-code.md');

test('a faultless mock yields no finding; every fault yields its check’s, and otherwise only those it lists', {
  timeout: 120_000,
}, async () => {
  const document = await loadDocument(bundled);
  const proof = await prove({
    document,
    operations: operations(document),
    seed: 7,
    cases: 6,
    parallel: 4,
    now: () => performance.now(),
  });
  expect(proof.alarms).toEqual([]);
  expect(proof.results.length).toBeGreaterThan(50);
  expect(proof.results.filter(({ caught }) => !caught)).toEqual([]);
  expect(proof.results.filter(({ strays }) => strays.length > 0)).toEqual([]);
});

test('every fault provokes a check that exists', () => {
  const known = new Set(checks.map(({ id }) => id));
  expect(
    faults
      .filter(({ provokes, also }) => !known.has(provokes) || also.some((id) => !known.has(id)))
      .map(({ id }) => id),
  ).toEqual([]);
  expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
});
