import { describe, expect, test } from 'vitest';
import { readBaseline } from './baseline.ts';

const text = (findings: unknown): string => JSON.stringify({ schemaVersion: 1, findings });

describe('a baseline', () => {
  test('knows findings by fingerprint, with owner, reason and expiry', () => {
    const known = readBaseline(
      text([{ id: 'abc', owner: 'Ada', reason: 'next sprint', expires: '2030-01-01' }]),
      'b.json',
      '2029-12-31T10:00:00Z',
    );
    expect(known.get('abc')).toEqual({ owner: 'Ada', reason: 'next sprint', expires: '2030-01-01' });
  });

  test('holds on the day of expiry and not on the day after', () => {
    const one = text([{ id: 'abc', expires: '2030-01-01' }]);
    expect(readBaseline(one, 'b.json', '2030-01-01T23:59:00Z').has('abc')).toBe(true);
    expect(readBaseline(one, 'b.json', '2030-01-02T00:00:00Z').has('abc')).toBe(false);
  });

  test('that is none is refused in one sentence', () => {
    expect(() => readBaseline('', 'b.json', '')).toThrow('b.json is no JSON');
    expect(() => readBaseline('{}', 'b.json', '')).toThrow('b.json has no list');
    expect(() => readBaseline(text([{}]), 'b.json', '')).toThrow('findings[0]');
    expect(() => readBaseline(text([{ id: 'a', expires: 'soon' }]), 'b.json', '')).toThrow('expiry');
  });
});
