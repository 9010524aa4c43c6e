import { describe, expect, test } from 'vitest';
import { gravest } from '../change.ts';
import { changesOf, object, withAnswer } from '../corpus.testing.ts';
import { applyWaivers } from './apply.ts';
import { readWaivers } from './read.ts';

const text = { type: 'string' };
const changes = changesOf(
  withAnswer(object({ s: { ...text, enum: ['a'] } })),
  withAnswer(object({ s: { ...text, enum: ['a', 'b'] } })),
);

function waiver(over: Readonly<Record<string, string>> = {}): string {
  const entry = {
    check: 'response-property-enum-value-added',
    operation: 'POST /things/{}',
    pointer: '/responses/200/content/application~1json/schema/properties/s',
    reason: 'clients are tolerant',
    owner: 'team',
    expires: '2030-01-01',
    ...over,
  };
  return `- ${Object.entries(entry)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join('\n  ')}\n`;
}

function applied(source: string, today = '2026-06-01') {
  return applyWaivers(changes, readWaivers(source, 'waivers.yaml'), today);
}

describe('a waiver', () => {
  test('takes a change out of the verdict and leaves it in the report', () => {
    const result = applied(waiver());
    expect(result.problems).toEqual([]);
    expect(result.changes.map(({ waived }) => waived?.owner)).toEqual(['team']);
    expect(gravest(result.changes)).toBe('none');
  });

  test.each([
    ['the whole pointer', { pointer: changes[0]?.at.new ?? '' }],
    ['the whole pointer with #', { pointer: `#${changes[0]?.at.new}` }],
    ['the name of a path parameter', { operation: 'POST /things/{id}' }],
    ['every operation', { operation: '*', scope: 'all' }],
  ])('matches by %s', (_, over) => {
    expect(applied(waiver(over)).changes[0]?.waived).toBeDefined();
  });

  test.each([
    ['check', { check: 'response-body-enum-value-added' }],
    ['operation', { operation: 'GET /things/{}' }],
    ['pointer', { pointer: '/responses/201/content/application~1json/schema/properties/s' }],
  ])('of another %s matches nothing, which is said', (_, over) => {
    const result = applied(waiver(over));
    expect(result.changes[0]?.waived).toBeUndefined();
    expect(result.problems.map(({ severity }) => severity)).toEqual(['warning']);
  });

  test('that expires today is an error, and its change counts again', () => {
    const result = applied(waiver({ expires: '2026-06-01' }));
    expect(gravest(result.changes)).toBe('breaking');
    expect(result.problems.map(({ severity }) => severity)).toEqual(['error']);
  });

  test.each([
    ['owner', { owner: '' }],
    ['reason', { reason: ' ' }],
    ['expires', { expires: 'soon' }],
    ['scope', { operation: '*' }],
  ])('without %s is refused', (named, over) => {
    expect(() => readWaivers(waiver(over), 'waivers.yaml')).toThrow(named);
  });
});
