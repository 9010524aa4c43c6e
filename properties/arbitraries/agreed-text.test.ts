import { describe, expect, it } from 'vitest';
import { createShapes } from '../../openapi/schema/shape.ts';
import { draw } from '../random.ts';
import { agreed } from './agreed-text.ts';
import { stringArbitrary, systematicStrings } from './string.ts';

describe('agreed', () => {
  it.each(['https://', 'https://o9@', 'http://256.256.256.256/', 'https://:80/'])(
    'refuses %s as a web address',
    (text) => {
      expect(agreed('uri', text)).toBe(false);
    },
  );

  it.each(['https://example.com', 'com.example.app:/cb', 'urn:isbn:9780000000000'])('lets %s be', (text) => {
    expect(agreed('uri', text)).toBe(true);
  });

  it('says nothing of other formats', () => {
    expect(agreed('uuid', 'https://')).toBe(true);
    expect(agreed(undefined, 'https://')).toBe(true);
  });
});

it('is what texts of a pattern and a format are held to', () => {
  const schema = { type: 'string', format: 'uri', pattern: '^https://' };
  const [shape] = createShapes({ schema }).of(['/schema']);
  const drawn = shape && stringArbitrary(shape);
  if (!drawn) throw new Error('no text is left');
  const texts = [...systematicStrings(shape), ...Array.from({ length: 50 }, (_, seed) => draw(drawn, seed))];
  expect(texts.filter((text) => !agreed('uri', text))).toEqual([]);
  expect(texts.filter((text) => text.startsWith('https://')).length).toBeGreaterThan(50);
});
