import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isArray, isObject, type Json, type JsonObject } from '../openapi/json.ts';
import { createShapes } from '../openapi/schema/shape.ts';
import { createValidators } from '../openapi/schema/validators.ts';
import { valueArbitrary } from '../properties/arbitraries/value.ts';
import { type Change, gravest } from './change.ts';
import { changesOf, withAnswer, withBody } from './corpus.testing.ts';
import { isValid } from './independent.testing.ts';
import { randomInstance, randomPair } from './random.testing.ts';

// `npm run drift:random` sets these to what takes minutes.
const PAIRS = Number(process.env.PLUMBLINE_DRIFT_PAIRS ?? 60);
const SAMPLES = Number(process.env.PLUMBLINE_DRIFT_SAMPLES ?? 40);
const SEED = Number(process.env.PLUMBLINE_DRIFT_SEED ?? 7);

interface Seen {
  readonly old: JsonObject;
  readonly new: JsonObject;
  readonly changes: readonly Change[];
  /** Sampled: valid by the sender's schema, refused by the receiver's. */
  readonly broken: readonly Json[];
}

function look(direction: 'request' | 'response', old: JsonObject, fresh: JsonObject, seed: number): Seen {
  const within = direction === 'request' ? withBody : withAnswer;
  const [sent, received] = direction === 'request' ? [old, fresh] : [fresh, old];
  const root = { components: { schemas: { sent, received } } };
  const validators = createValidators(root, { formats: true });
  const accepts = (name: string, value: Json): boolean =>
    validators.for(`/components/schemas/${name}`, direction).accepts(value);
  const own = valueArbitrary(createShapes(root), ['/components/schemas/sent']);
  const samples = [
    ...fc.sample(randomInstance, { seed, numRuns: SAMPLES }),
    ...(own ? fc.sample(own, { seed, numRuns: SAMPLES }) : []),
  ];
  const foreign = [...namesIn(received)].filter((name) => !namesIn(sent).has(name));
  const broken = samples.filter(
    (value) =>
      accepts('sent', value) && !accepts('received', value) && !foreign.some((name) => membersIn(value).has(name)),
  );
  return { old, new: fresh, changes: changesOf(within(old), within(fresh)), broken };
}

test('what random instances break is never called compatible, and no witness is wrong', async () => {
  const pairs = fc.sample(randomPair, { seed: SEED, numRuns: PAIRS });
  let evidence = 0;
  let witnesses = 0;
  for (const [i, [old, fresh]] of pairs.entries()) {
    for (const direction of ['request', 'response'] as const) {
      const seen = look(direction, old, fresh, i);
      const verdict = gravest(seen.changes);
      if (seen.broken.length > 0) {
        evidence++;
        if (verdict === 'none' || verdict === 'compatible')
          expect.fail(`${direction} ${verdict}: ${JSON.stringify({ ...seen, broken: seen.broken[0] })}`);
      }
      for (const { witness } of seen.changes) {
        if (witness?.kind !== 'instance') continue;
        witnesses++;
        const judged = [await isValid(old, witness.instance), await isValid(fresh, witness.instance)];
        if (judged[0] !== witness.validOld || judged[1] !== witness.validNew)
          expect.fail(`${direction} ${judged}: ${JSON.stringify({ old, fresh, witness })}`);
      }
    }
  }
  expect(evidence).toBeGreaterThan(PAIRS / 10);
  expect(witnesses).toBeGreaterThan(PAIRS / 10);
});

function namesIn(schema: Json): ReadonlySet<string> {
  if (isArray(schema)) return new Set(schema.flatMap((item) => [...namesIn(item)]));
  if (!isObject(schema)) return new Set();
  const own = isObject(schema.properties) ? Object.keys(schema.properties) : [];
  return new Set([...own, ...Object.values(schema).flatMap((inner) => [...namesIn(inner ?? null)])]);
}

function membersIn(value: Json): ReadonlySet<string> {
  if (isArray(value)) return new Set(value.flatMap((item) => [...membersIn(item)]));
  if (!isObject(value)) return new Set();
  return new Set([...Object.keys(value), ...Object.values(value).flatMap((inner) => [...membersIn(inner ?? null)])]);
}
