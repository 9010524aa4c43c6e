import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { SuiteDraft } from './schema-drafts.testing.ts';
import { reasonOf } from './schema-exceptions.testing.ts';
import { oracleFor } from './schema-oracle.testing.ts';
import { drafts, suiteGroups, suiteIsThere } from './schema-suite.testing.ts';
import { schemaSuitePage } from './schema-suite-page.testing.ts';
import { type Counts, type Exception, generateGroup, judgeGroup, noCounts } from './schema-sweep.testing.ts';

const full = process.env.PLUMBLINE_SCHEMA_SUITE === 'full';
/** One schema of so many, without a whole sweep; metaschemas take long and are left to it. */
const STEP = full ? 1 : 9;

describe.skipIf(!suiteIsThere)(`the JSON-Schema-Test-Suite${suiteIsThere ? '' : ' (not beside this checkout)'}`, () => {
  const counts = new Map<SuiteDraft, Counts>();
  const exceptions: Exception[] = [];

  beforeAll(async () => {
    // The independent validator prints what it thinks of some host names.
    vi.spyOn(console, 'log').mockImplementation(() => {});
    for (const draft of drafts) {
      const counted = noCounts();
      counts.set(draft, counted);
      for (const [i, group] of suiteGroups(draft).entries()) {
        if (i % STEP !== 0 || (!full && JSON.stringify(group.original).includes('json-schema.org/draft-'))) continue;
        const oracle = await oracleFor(group);
        exceptions.push(...judgeGroup(group, oracle, counted), ...generateGroup(group, oracle, counted));
      }
    }
    vi.restoreAllMocks();
  }, 300_000);

  const total = (of: (each: Counts) => number): number => [...counts.values()].reduce((sum, each) => sum + of(each), 0);

  test('has no exception that is not explained', () => {
    expect(exceptions.filter((exception) => reasonOf(exception) === undefined)).toEqual([]);
  });

  test('gets positives from 99 in 100 schemas that have a valid instance, and refuses no valid text', () => {
    expect(total((each) => each.positives)).toBeGreaterThanOrEqual(total((each) => each.withValid) * 0.99);
    expect(total((each) => each.positiveValues)).toBeGreaterThan(total((each) => each.positives) * 5);
    expect(
      exceptions.filter(({ kind, group }) => kind === 'inner validator refuses' && group.includes('/format/')),
    ).toEqual([]);
  });

  test('gets negatives from 98 in 100 schemas that have an invalid instance', () => {
    expect(total((each) => each.negatives)).toBeGreaterThanOrEqual(total((each) => each.withInvalid) * 0.98);
    expect(total((each) => each.negativeValues)).toBeGreaterThan(total((each) => each.negatives) * 3);
  });

  test.runIf(full)('docs/schema-suite.md is what the whole sweep found', async () => {
    await expect(schemaSuitePage(counts, exceptions)).toMatchFileSnapshot('../docs/schema-suite.md');
  });
});
