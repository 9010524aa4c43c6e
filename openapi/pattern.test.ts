import { expect, test } from 'vitest';
import { compilePattern, explodingText, growthOf } from './pattern.ts';

test.each(['^(a+)+$', '^(a|aa)+$', '^(([a-z])+.)+[A-Z]([a-z])+$', '(x+x+)+y', '^(a?){40}a{40}$', '^(\\w+\\s?)*$'])(
  'a match of %s ends, and the pattern is told of',
  (source) => {
    const text = source.includes('x') ? 'x'.repeat(60) : `${'a'.repeat(60)}\n!`;
    expect(growthOf(source)).toBe('exponential');
    const pattern = compilePattern(source);
    expect(typeof pattern?.test(text)).toBe('boolean');
    expect(typeof pattern?.test(text)).toBe('boolean');
  },
);

test.each(['^[a-z]+$', '^\\d{3}-\\d{4}$', '^[^@]+@[^@]+$', '^(GET|POST)$', '\\(\\)+', '[(+)]*'])(
  '%s is matched without a watch',
  (source) => {
    expect(growthOf(source)).toBe('linear');
    expect(explodingText(source)).toBeUndefined();
  },
);

test('a watched pattern still says what it says of texts that it is done with in time', () => {
  const slug = compilePattern('^[a-z0-9]+(?:-[a-z0-9]+)*$');
  expect(slug?.test('a-slug-of-some-length-that-matches')).toBe(true);
  expect(slug?.test('No slug, and of some length')).toBe(false);
  expect(explodingText('^[a-z0-9]+(?:-[a-z0-9]+)*$')).toBeUndefined();
});
