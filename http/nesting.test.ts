import { describe, expect, test } from 'vitest';
import { nestsDeeperThan } from './nesting.ts';

const deep = (levels: number, open = '[', close = ']'): Buffer =>
  Buffer.from(open.repeat(levels) + close.repeat(levels));

describe('nesting', () => {
  test('is counted in levels, of arrays and objects', () => {
    expect(nestsDeeperThan(deep(10), 10)).toBe(false);
    expect(nestsDeeperThan(deep(11), 10)).toBe(true);
    expect(nestsDeeperThan(deep(11, '{"a":', '}'), 10)).toBe(true);
    expect(nestsDeeperThan(Buffer.from(`  ${deep(11)}`), 10)).toBe(true);
  });

  test('is not counted in strings, nor where things stand side by side', () => {
    expect(nestsDeeperThan(Buffer.from(JSON.stringify(['['.repeat(50), `"\\${'{'.repeat(50)}`])), 10)).toBe(false);
    expect(nestsDeeperThan(Buffer.from(`[${'[],'.repeat(50)}[]]`), 10)).toBe(false);
  });

  test('is nothing that other texts have', () => {
    expect(nestsDeeperThan(Buffer.from(`<script>${'{'.repeat(50)}</script>`), 10)).toBe(false);
  });
});
