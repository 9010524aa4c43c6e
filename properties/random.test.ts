import { array, integer, nat } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseSeed, draw } from './random.ts';

describe('caseSeed', () => {
  it('tells apart what differs in one part of the address', () => {
    const seeds = [
      caseSeed(1, 'GET /a', 'valid', 0),
      caseSeed(2, 'GET /a', 'valid', 0),
      caseSeed(1, 'GET /b', 'valid', 0),
      caseSeed(1, 'GET /a', 'invalid', 0),
      caseSeed(1, 'GET /a', 'valid', 1),
      caseSeed(1, 'GET /a', 'valid', 10),
    ];
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  it('gives a hundred thousand cases as many seeds as chance would', () => {
    const seeds = new Set(Array.from({ length: 100_000 }, (_, i) => caseSeed(7, 'POST /things', 'valid', i)));
    expect(seeds.size).toBeGreaterThan(99_990);
  });

  it('is an unsigned 32-bit number whose remainders are evenly spread', () => {
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 70_000; i++) {
      const seed = caseSeed(1, 'GET /things/{id}', 'limit', i);
      expect(seed >>> 0).toBe(seed);
      counts[seed % 7] = (counts[seed % 7] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
});

describe('draw', () => {
  it('yields the same value for the same seed', () => {
    const arbitrary = array(integer());
    for (let seed = 0; seed < 100; seed++) expect(draw(arbitrary, seed)).toEqual(draw(arbitrary, seed));
  });

  it('reaches every value of a small range, whatever the run of seeds', () => {
    const drawn = (seeds: readonly number[]): number => new Set(seeds.map((seed) => draw(nat(15), seed))).size;
    const run = Array.from({ length: 400 }, (_, i) => i);
    expect(drawn(run)).toBe(16);
    expect(drawn(run.map((i) => i * 65_536))).toBe(16);
    expect(drawn(run.map((i) => caseSeed(i, '', '', 0)))).toBe(16);
  });
});
