import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Json } from '../json.ts';
import { JsonFault, readJson } from './json-text.ts';
import { createPlaces } from './places.ts';
import { readYaml } from './yaml-text.ts';

const json = (text: string): Json => readJson(text, createPlaces(), () => {});
const yaml = (text: string): Json => readYaml(text, createPlaces(), () => {});

describe('reading JSON', () => {
  test('gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
        const written = JSON.stringify(JSON.parse(text), null, indent);
        expect(json(written)).toEqual(JSON.parse(written));
      }),
      { numRuns: 200 },
    );
  });

  test('refuses what JSON.parse refuses', () => {
    for (const text of [
      '{',
      '[1,]',
      '{"a":1,}',
      '01',
      '"\t"',
      '{"a" 1}',
      '1 2',
      '"\\x"',
      'nul',
      '-',
      '1.',
      '[,]',
      '{,}',
    ])
      expect(() => json(text), text).toThrow(JsonFault);
  });

  test('knows where members and items stand, and which keys come twice', () => {
    const places = createPlaces();
    const twice: string[] = [];
    const text = '{"a": [1, {"b/c": 2}], "a": [3, {"b/c": 4}], "__proto__": 5}';
    const value = readJson(text, places, (pointer) => twice.push(pointer));
    expect(twice).toEqual(['/a']);
    expect(Object.hasOwn(Object(value), '__proto__')).toBe(true);
    const [start = 0, end = 0] = places.find(value, '/a/1/b~1c') ?? [];
    expect([text.slice(start, end), start > text.indexOf('[3')]).toEqual(['"b/c"', true]);
    expect(places.find(value, '/a/9/x')).toEqual(places.find(value, '/a'));
  });
});

describe('reading YAML', () => {
  test('gives what its parser gives, merge keys and anchors included', () => {
    for (const text of [
      'a: &x {b: 1, c: [1, 2]}\nd: {<<: *x, b: 2}\ne: *x\n',
      'a: &x {b: 1}\ny: &y {c: 2}\nd:\n  <<: [*x, *y]\n  e: 3\n',
      'a: |\n  text\n  more\nb: >-\n  folded\n  text\nc: "q\\n"\nd: ~\ne: 0x1F\nf: 1e3\n',
    ])
      expect(yaml(text)).toEqual(parse(text, { merge: true }));
  });

  test('reads any JSON as JSON', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'grapheme-ascii' }), (text) => {
        const written = JSON.stringify(JSON.parse(text));
        expect(yaml(written)).toEqual(json(written));
      }),
      { numRuns: 100 },
    );
  });

  test('keeps the spelling of keys that are numbers, and dates as text', () => {
    expect(yaml('1.10: a\n200: b\ntrue: c\nd: 2020-01-01\n')).toEqual({
      '1.10': 'a',
      '200': 'b',
      true: 'c',
      d: '2020-01-01',
    });
  });
});
