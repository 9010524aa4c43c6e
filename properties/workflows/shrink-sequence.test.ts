import { expect, test } from 'vitest';
import type { Case } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import { isObject, type JsonObject } from '../../openapi/json.ts';
import { operation, validCase } from '../engine/operation.testing.ts';
import { type Resend, type Step, shrinkSequence } from './shrink-sequence.ts';

const MOST_REQUESTS = 70;
const read = operation('GET /books/{id}');
const write = operation('PATCH /books/{id}');

const reading = validCase(read, {});
const writing = (value: JsonObject): Case =>
  validCase(write, { headers: [['X-Trace', '1']], body: { mediaType: 'application/json', value } });
const answer = (testCase: Case, status = 200): AnsweredExchange => ({
  case: testCase,
  request: { method: testCase.operation.method, url: 'http://target.invalid/books/1', headers: [] },
  response: { status, headers: [], body: new Uint8Array() },
  elapsed: 1,
  before: [],
});
const sequence = (steps: readonly Case[], status?: number): AnsweredExchange => {
  const exchanges = steps.map((step) => answer(step, status));
  return { ...(exchanges.pop() ?? answer(reading)), before: exchanges };
};
const stepsOf = (exchange: AnsweredExchange): readonly string[] =>
  [...exchange.before, exchange].map(
    ({
      case: {
        operation: { method },
        body,
      },
    }) => (body && 'value' in body ? `${method} ${JSON.stringify(body.value)}` : method),
  );
const written = ({ body }: Case): JsonObject => (body && 'value' in body && isObject(body.value) ? body.value : {});

/** A target that fails whenever a sequence `fails`, and how many requests it got. */
function target(fails: (steps: readonly Case[]) => boolean) {
  let requests = 0;
  const resend: Resend = async (steps: readonly Step[]) => {
    requests += steps.length;
    return { last: sequence(steps.map((step) => step.case)), requests: steps.length };
  };
  const shows = (exchange: AnsweredExchange): AnsweredExchange | undefined =>
    fails([...exchange.before, exchange].map((step) => step.case)) ? exchange : undefined;
  return { resend, shows, requests: () => requests };
}
const loses = (name: string) => (steps: readonly Case[]) =>
  steps.some((step) => Object.hasOwn(written(step), name)) && steps.at(-1)?.operation === read;

test('a step and a member that a failure does without are taken away', async () => {
  const { resend, shows, requests } = target(loses('b'));
  const start = sequence([reading, writing({ c: 1 }), writing({ a: 1, b: 2, d: { e: 3 } }), reading]);
  const least = await shrinkSequence(start, resend, () => true, shows);
  expect(least && stepsOf(least)).toEqual(['PATCH {"b":0}', 'GET']);
  expect(least?.before[0]?.case.headers).toBeUndefined();
  expect(requests()).toBeLessThanOrEqual(MOST_REQUESTS);
  if (!least) return;
  expect(await shrinkSequence(least, resend, () => true, shows)).toBeUndefined();
});

test('steps that a failure needs stay in their order', async () => {
  const needed = (steps: readonly Case[]): boolean =>
    steps.map((step) => step.operation.method).join() === 'GET,PATCH,GET';
  const { resend, shows } = target(needed);
  const least = await shrinkSequence(sequence([reading, writing({ a: 1 }), reading]), resend, () => true, shows);
  expect(least && stepsOf(least)).toEqual(['GET', 'PATCH {}', 'GET']);
});

test('what is read after a write, and what was refused, is left as it is', async () => {
  const { resend, shows } = target((steps) => steps[0]?.operation === write && steps.at(-1)?.operation === read);
  const least = await shrinkSequence(sequence([writing({ a: 1 }), reading, reading]), resend, () => true, shows);
  expect(least && stepsOf(least)).toEqual(['PATCH {}', 'GET', 'GET']);
  const kept = target((steps) => steps.length === 2);
  expect(await shrinkSequence(sequence([writing({ a: 1 }), reading], 409), kept.resend, () => true, kept.shows)).toBe(
    undefined,
  );
});

test('a smaller request that is not lawful is not sent, and a large sequence ends within its requests', async () => {
  const members = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`m${n}`, n]));
  const { resend, shows, requests } = target((steps) => Object.keys(written(steps[0] ?? reading)).length >= 299);
  await shrinkSequence(sequence([writing(members), reading]), resend, () => true, shows);
  expect(requests()).toBeLessThanOrEqual(MOST_REQUESTS);
  const strict = target(loses('a'));
  const lawful = ({ body }: Case): boolean => !body || ('value' in body && isObject(body.value) && 'z' in body.value);
  const least = await shrinkSequence(
    sequence([writing({ a: 1, z: 1, y: 1 }), reading]),
    strict.resend,
    lawful,
    strict.shows,
  );
  expect(least && stepsOf(least)).toEqual(['PATCH {"a":0,"z":0}', 'GET']);
});

test('a sequence that does not fail again is left as it is', async () => {
  const { resend, requests } = target(() => true);
  const start = sequence([writing({ a: 1 }), reading]);
  expect(
    await shrinkSequence(
      start,
      resend,
      () => true,
      () => undefined,
    ),
  ).toBeUndefined();
  expect(requests()).toBe(2);
});
