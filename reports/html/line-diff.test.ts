import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineDiff } from './line-diff.ts';

const texts = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });

test('names the lines that only one side has', () => {
  expect(lineDiff(['{', '  "limit": 5', '}'], ['{', '  "limit": "5"', '}'])).toEqual([
    { side: 'both', text: '{' },
    { side: 'gone', text: '  "limit": 5' },
    { side: 'new', text: '  "limit": "5"' },
    { side: 'both', text: '}' },
  ]);
});

test('holds both texts whole and in order', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const lines = lineDiff(before, after) ?? [];
      expect(lines.filter(({ side }) => side !== 'new').map(({ text }) => text)).toEqual(before);
      expect(lines.filter(({ side }) => side !== 'gone').map(({ text }) => text)).toEqual(after);
    }),
  );
});

test('calls nothing different in a text and itself', () => {
  fc.assert(fc.property(texts, (text) => lineDiff(text, text)?.every(({ side }) => side === 'both') ?? false));
});

test('leaves texts alone that are too long to compare', () => {
  const long = Array.from({ length: 600 }, (_, i) => String(i));
  expect(lineDiff(long, long.toReversed())).toBeUndefined();
});
