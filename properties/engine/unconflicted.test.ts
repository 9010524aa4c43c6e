import { describe, expect, test } from 'vitest';
import type { Case, Intent } from '../../http/case.ts';
import type { Json } from '../../openapi/json.ts';
import { operation } from './operation.testing.ts';
import { unconflicted } from './unconflicted.ts';

const valid = (summary: string): Intent => ({ kind: 'valid', summary });

function sending(value: Json, intent: Intent = valid('required parts only')): Case {
  return {
    operation: operation('POST /users'),
    intent,
    parameters: [],
    credentials: { kind: 'supplied' },
    body: { mediaType: 'application/json', value },
  };
}

const drawn = sending({ email: 'b@example.com', age: 9, vip: true, name: 'B' });
const bodyOf = (testCase: Case | undefined) =>
  testCase?.body && 'value' in testCase.body ? testCase.body.value : undefined;

describe('a request that conflicts with what is there', () => {
  test('is tried with other texts and numbers, and what else it holds', () => {
    const free = unconflicted(sending({ email: 'a@example.com', age: 5, vip: false, tags: ['x'] }), drawn);
    expect(bodyOf(free)).toEqual({ email: 'b@example.com', age: 9, vip: false, tags: ['x'] });
  });

  test('keeps the value that it is about', () => {
    const about = sending({ email: 'a@example.com', name: 'A' }, valid('body /name is of the greatest length'));
    expect(bodyOf(unconflicted(about, drawn))).toEqual({ email: 'b@example.com', name: 'A' });
  });

  test('keeps what is wrong with it', () => {
    const violation = { part: 'body', at: '/age', keyword: 'minimum', proof: 'strict', summary: '' } as const;
    const broken = sending({ email: 'a@example.com', age: -1 }, { kind: 'invalid', violation });
    expect(bodyOf(unconflicted(broken, drawn))).toEqual({ email: 'b@example.com', age: -1 });
    expect(unconflicted(sending({ age: -1 }, { kind: 'invalid', violation }), drawn)).toBeUndefined();
  });

  test('is left alone where nothing can be varied', () => {
    expect(unconflicted(sending({ vip: false }), drawn)).toBeUndefined();
    expect(unconflicted(sending({ email: 'a' }), undefined)).toBeUndefined();
  });
});
