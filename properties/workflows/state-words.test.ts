import { describe, expect, test } from 'vitest';
import { resultOf, startsOf } from './state-words.ts';

describe('the state that an action leads to', () => {
  test.each([
    ['publish', [], ['draft', 'published', 'cancelled'], 'published'],
    ['cancel', [], ['open', 'canceled'], 'canceled'],
    ['activate', [], ['inactive', 'active'], 'active'],
    ['approve', [], ['pending', 'approved', 'denied'], 'approved'],
    ['deny', [], ['pending', 'approved', 'denied'], 'denied'],
    ['pay', [], ['due', 'paid'], 'paid'],
    ['finish', [], ['open', 'done'], 'done'],
    ['start', ['It is running'], ['open', 'running', 'done'], 'running'],
    ['restore', ['Restored'], ['active', 'archived'], undefined],
    ['ping', [], ['up', 'down'], undefined],
    // Both could be meant.
    ['mark', ['It is open or done'], ['open', 'done'], undefined],
  ] as const)('%s', (verb, successes, states, expected) => {
    expect(resultOf(verb, successes, states)).toBe(expected);
  });
});

describe('the states in which an action is allowed', () => {
  const states = ['draft', 'published', 'cancelled'];

  test.each([
    ['Publishes a draft.', '', ['draft']],
    ['Cancels a published event.', '', ['published']],
    ['Cancels an event that is published.', '', ['published']],
    ['Cancels a draft or published event.', '', ['draft', 'published']],
    ['Publishes the event.', 'It is not a draft', ['draft']],
    ['Publishes the event.', 'It is no longer draft', ['draft']],
    ['Publishes the event.', 'It is cancelled', undefined],
    ['Publishes the event and tells everybody who has cancelled.', 'A conflict', undefined],
  ] as const)('%s %s', (text, conflict, expected) => {
    expect(startsOf([text], conflict, states, undefined)).toEqual(expected);
  });

  test('are never the one that it leads to', () => {
    expect(startsOf(['Makes it a published event.'], '', states, 'published')).toBe(undefined);
  });
});
