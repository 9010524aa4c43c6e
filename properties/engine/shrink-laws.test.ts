import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../../http/case.ts';
import { isArray, isObject, type Json, member } from '../../openapi/json.ts';
import { operation, parameter, validCase } from './operation.testing.ts';
import { shrink } from './shrink.ts';

const MOST_REQUESTS = 200;
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const subject = operation('POST /x', { parameters: NAMES.map((name) => parameter('query', name)) });
const bodyOf = ({ body }: Case): Json | undefined => (body && 'value' in body ? body.value : undefined);

const leaf = fc.oneof(
  fc.integer({ min: -1e9, max: 1e9 }),
  fc.string({ maxLength: 80 }),
  fc.boolean(),
  fc.constant(null),
);
const value = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 6 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value')),
  ),
})).value;
const cases: fc.Arbitrary<Case> = fc
  .record({
    body: fc.dictionary(fc.constantFrom(...NAMES), value),
    query: fc.uniqueArray(fc.record({ name: fc.constantFrom(...NAMES), value: fc.integer() }), {
      selector: ({ name }) => name,
    }),
    headers: fc.array(fc.tuple(fc.constantFrom('X-A', 'X-B'), fc.string({ maxLength: 9 })), { maxLength: 3 }),
  })
  .map(({ body, query, headers }) =>
    validCase(subject, {
      headers,
      parameters: query.map((given) => ({ in: 'query' as const, ...given })),
      body: { mediaType: 'application/json', value: body },
    }),
  );

/** Ways in which a target may fail, each about one thing in the request. */
const defects: readonly ((testCase: Case) => boolean)[] = [
  (testCase) => member(bodyOf(testCase), 'a') !== undefined,
  (testCase) => isBeyond(member(bodyOf(testCase), 'b'), 1000),
  (testCase) => deepest(bodyOf(testCase)) > 2,
  (testCase) => JSON.stringify(bodyOf(testCase) ?? null).length > 60,
  ({ parameters }) => parameters.some(({ name }) => name === 'c'),
  ({ parameters, headers }) => parameters.length > 1 && (headers?.length ?? 0) > 0,
  () => true,
];

function isBeyond(given: Json | undefined, most: number): boolean {
  return typeof given === 'number' && given > most;
}

function deepest(given: Json | undefined): number {
  const inner = isObject(given) ? Object.values(given) : isArray(given) ? given : [];
  return typeof given === 'object' && given !== null ? 1 + Math.max(0, ...inner.map(deepest)) : 0;
}

test('what is shrunk still fails, took few requests, and shrinks to itself', async () => {
  await fc.assert(
    fc.asyncProperty(cases, fc.constantFrom(...defects), async (start, isDefect) => {
      fc.pre(isDefect(start));
      const fails = async (smaller: Case) => (isDefect(smaller) ? smaller : undefined);
      const once = await shrink(start, () => true, fails);
      expect(isDefect(once.case)).toBe(true);
      expect(once.requests).toBeLessThan(MOST_REQUESTS);
      if (once.witness) expect(once.witness).toBe(once.case);
      expect(JSON.stringify(once.case).length).toBeLessThanOrEqual(JSON.stringify(start).length);
      const twice = await shrink(once.case, () => true, fails);
      expect(twice.case).toEqual(once.case);
    }),
    { numRuns: 300, seed: 1 },
  );
});
