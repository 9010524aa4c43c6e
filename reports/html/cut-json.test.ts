import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutJsonLines } from './cut-json.ts';

test('shows a cut object member by member', () => {
  expect(cutJsonLines('{"a":[1,{"b":"x, {y}"}],"c":"no en')).toEqual([
    '{',
    '  "a": [',
    '    1,',
    '    {',
    '      "b": "x, {y}"',
    '    }',
    '  ],',
    '  "c": "no en',
  ]);
});

test('leaves what is no JSON as it is', () => {
  expect(cutJsonLines('<b>{a,b}</b>\nno')).toEqual(['<b>{a,b}</b>', 'no']);
});

test('loses nothing but blanks, wherever the text was cut', () => {
  const bare = (text: string): string => text.replaceAll(/\s/g, '');
  fc.assert(
    fc.property(fc.json(), fc.nat(200), (json, length) => {
      const cut = json.slice(0, length);
      expect(bare(cutJsonLines(cut).join('\n'))).toBe(bare(cut));
    }),
  );
});
