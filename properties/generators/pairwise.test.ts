import { describe, expect, test } from 'vitest';
import { minimalCase } from './base-case.ts';
import { combinedMembers, combinedParameters } from './combined.ts';
import { contextOf, shop } from './context.testing.ts';
import { pairwise } from './pairwise.ts';
import { ownParameters, parameterValues, variable } from './parameters.ts';

/** Counted anew, without the code that made the rows. */
function missing(sizes: readonly number[], rows: readonly (readonly number[])[]): number {
  let count = 0;
  for (const [a, size] of sizes.entries())
    for (const [b, other] of sizes.entries())
      for (let i = 0; a < b && i < size; i++)
        for (let j = 0; j < other; j++) if (!rows.some((row) => row[a] === i && row[b] === j)) count++;
  return count;
}

describe('combinations', () => {
  test('hold every pair of levels', () => {
    for (const sizes of [[2, 2], [3, 3, 3], [2, 4, 3, 2, 2], Array.from({ length: 12 }, () => 3)])
      expect(missing(sizes, pairwise(sizes, 1000)), sizes.join()).toBe(0);
  });

  test('are far fewer than all', () => {
    expect(
      pairwise(
        Array.from({ length: 10 }, () => 2),
        1000,
      ).length,
    ).toBeLessThan(16);
    expect(pairwise([4, 4, 4, 4, 4, 4], 1000).length).toBeLessThan(40);
  });

  test('end where they are told to', () => {
    expect(pairwise([5, 5, 5], 7)).toHaveLength(7);
    expect(pairwise([], 7)).toEqual([]);
    expect(pairwise([3], 7)).toEqual([[0], [1], [2]]);
  });
});

const { context, operation } = contextOf(shop);

function baseOf(label: string) {
  const base = minimalCase(operation(label), context);
  if ('skip' in base) throw new Error(base.skip);
  return base;
}

test('parameters are sent in every pair, present and absent', () => {
  const base = baseOf('GET /books');
  const factors = ownParameters(base.operation, context)
    .filter(variable)
    .map((parameter) => ({ parameter, values: [...parameterValues(base.operation, parameter, context)] }));
  const sent = combinedParameters(base, factors).map(({ parameters }) => parameters.map(({ name }) => name));
  for (const one of ['limit', 'sort', 'tags', 'X-Currency', 'variant'])
    for (const other of ['limit', 'sort', 'tags', 'X-Currency', 'variant'])
      if (one !== other) {
        expect(
          sent.some((names) => names.includes(one) && names.includes(other)),
          `${one} with ${other}`,
        ).toBe(true);
        expect(
          sent.some((names) => names.includes(one) && !names.includes(other)),
          `${one} without ${other}`,
        ).toBe(true);
      }
});

test('members of a body are sent in every pair, all of it valid', () => {
  const cases = combinedMembers(baseOf('POST /books'), context);
  const values = cases.map(({ body }) => (body && 'value' in body ? body.value : null));
  for (const value of values) expect(context.models.model('/components/schemas/Book').accepts(value)).toBe(true);
  const has = (name: string) => (value: unknown) => typeof value === 'object' && value !== null && name in value;
  expect(values.some((value) => has('pages')(value) && !has('authorId')(value))).toBe(true);
  expect(values.some((value) => !has('pages')(value) && has('authorId')(value))).toBe(true);
});
