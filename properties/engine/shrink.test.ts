import { expect, test } from 'vitest';
import type { Case } from '../../http/case.ts';
import { isObject, member } from '../../openapi/json.ts';
import { operation, parameter, validCase } from './operation.testing.ts';
import { shrink } from './shrink.ts';

const subject = operation('POST /x', { parameters: [parameter('query', 'q')] });
const start = validCase(subject, {
  headers: [['X-A', '1']],
  parameters: [{ in: 'query', name: 'q', value: 1 }],
  body: { mediaType: 'application/json', value: { keep: 5000, b: 'a long string of text', c: [1, 2, 3], d: { e: 1 } } },
});
const bodyOf = ({ body }: Case) => (body && 'value' in body ? body.value : undefined);
const failsOnBigKeep = async (testCase: Case) => {
  const body = bodyOf(testCase);
  const keep = member(body, 'keep');
  return typeof keep === 'number' && keep > 1000 ? testCase : undefined;
};

test('what the failure does not need is taken away', async () => {
  const result = await shrink(start, () => true, failsOnBigKeep);
  expect(result.case).toMatchObject({ parameters: [], body: { value: { keep: 1250 } } });
  expect(result.case.headers).toBeUndefined();
  const body = bodyOf(result.case);
  expect(isObject(body) && Object.keys(body)).toEqual(['keep']);
});

test('shrinking a shrunk case changes nothing', async () => {
  const once = await shrink(start, () => true, failsOnBigKeep);
  const twice = await shrink(once.case, () => true, failsOnBigKeep);
  expect(twice.case).toEqual(once.case);
  expect(twice.witness).toBeUndefined();
});

test('a smaller case that is no longer lawful is never sent', async () => {
  const sent: Case[] = [];
  await shrink(
    start,
    (smaller) => member(bodyOf(smaller), 'b') !== undefined,
    async (smaller) => {
      sent.push(smaller);
      return failsOnBigKeep(smaller);
    },
  );
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.every((smaller) => member(bodyOf(smaller), 'b') !== undefined)).toBe(true);
});

test('the place that an invalid case breaks is left alone', async () => {
  const violation = { part: 'body', at: '/d/e', keyword: 'type', proof: 'strict', summary: '' } as const;
  const invalid: Case = { ...start, intent: { kind: 'invalid', violation } };
  const result = await shrink(
    invalid,
    () => true,
    async (smaller) => smaller,
  );
  expect(bodyOf(result.case)).toEqual({ d: { e: 1 } });
});
