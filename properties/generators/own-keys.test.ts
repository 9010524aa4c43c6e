import { expect, test } from 'vitest';
import { boundaries } from './boundaries.ts';
import { casesOf, contextOf, shop } from './context.testing.ts';
import { invalid } from './invalid.ts';
import { valid } from './valid.ts';

const { context, operation } = contextOf(shop);
const keys = (cases: ReturnType<typeof casesOf>): readonly unknown[] =>
  cases.flatMap(({ parameters }) =>
    parameters.flatMap((given) => (given.name === 'Idempotency-Key' && 'value' in given ? [given.value] : [])),
  );

test('every request with an Idempotency-Key has a key of its own, valid by its schema', () => {
  const found = keys([
    ...casesOf(boundaries, operation('POST /books'), context),
    ...casesOf(valid, operation('POST /books'), context, 30),
  ]);
  expect(new Set(found).size).toBe(found.length);
  for (const key of found) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('the same seed yields the same keys', () => {
  const again = contextOf(shop);
  expect(keys(casesOf(boundaries, again.operation('POST /books'), again.context))).toEqual(
    keys(casesOf(boundaries, operation('POST /books'), context)),
  );
});

test('a key that is the fault itself stays as it is', () => {
  const broken = casesOf(invalid, operation('POST /books'), context).filter(
    ({ intent }) =>
      intent.kind === 'invalid' && intent.violation.at === '/Idempotency-Key' && intent.violation.keyword === 'format',
  );
  expect(broken.length).toBeGreaterThan(0);
  expect(
    keys(broken).every((key) => !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/.test(String(key))),
  ).toBe(true);
});
