import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Progress } from '../../properties/run-options.ts';
import { createLiveProgress } from './live-progress.ts';

const at = (elapsedMs: number, done: number): Progress => ({
  operations: { done, of: 8 },
  cases: done * 10,
  requests: done * 10,
  findings: 1,
  elapsedMs,
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What stands on standard error after this. */
function written(world: { readonly terminal: boolean; readonly quiet?: boolean; readonly live?: boolean }): {
  readonly lines: readonly string[];
  readonly progress: ReturnType<typeof createLiveProgress>;
} {
  const lines: string[] = [];
  const progress = createLiveProgress(
    { err: (text) => void lines.push(text), errIsTerminal: world.terminal, width: 90 },
    { live: world.live ?? true, quiet: world.quiet ?? false, color: false },
  );
  return { lines, progress };
}

describe('how a run goes on', () => {
  test('is a line every ten seconds where there is no terminal', () => {
    const { lines, progress } = written({ terminal: false });
    progress.update(at(1000, 1));
    vi.advanceTimersByTime(9_999);
    expect(lines).toEqual([]);
    vi.advanceTimersByTime(1);
    progress.update(at(11_000, 4));
    vi.advanceTimersByTime(10_000);
    expect(lines).toEqual([
      '… 1 of 8 operations, 10 requests, 1 finding, 1 s\n',
      '… 4 of 8 operations, 40 requests, 1 finding, 11 s\n',
    ]);
    progress.end();
    vi.advanceTimersByTime(60_000);
    expect(lines).toHaveLength(2);
  });

  test('is one line on a terminal, painted over, that tells speed and time left and is taken away', () => {
    const { lines, progress } = written({ terminal: true });
    progress.update(at(2000, 4));
    progress.update(at(2001, 5));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\r\u001b\[2K█{6}░{6} 4\/8 operations · 40 requests, 20\/s · 1 finding, 2 s left$/);
    expect([...(lines[0] ?? '').slice(5)].length).toBeLessThan(90);
    progress.end();
    expect(lines.at(-1)).toBe('\r\u001b[2K');
  });

  test.each([
    { terminal: true, quiet: true },
    { terminal: false, quiet: true },
  ])('is nothing when quiet', (world) => {
    const { lines, progress } = written(world);
    progress.update(at(2000, 4));
    vi.advanceTimersByTime(60_000);
    progress.end();
    expect(lines).toEqual([]);
  });
});
