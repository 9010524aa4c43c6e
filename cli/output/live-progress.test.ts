import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Progress } from '../../properties/run-options.ts';
import { createLiveProgress } from './live-progress.ts';

const at = (done: number): Progress => ({
  operations: { done, of: 8 },
  cases: done * 10,
  requests: done * 10,
  findings: 1,
  elapsedMs: 0,
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
  test('is a line every ten seconds where there is no terminal, from the beginning', () => {
    const { lines, progress } = written({ terminal: false });
    vi.advanceTimersByTime(9_999);
    expect(lines).toEqual([]);
    vi.advanceTimersByTime(1);
    progress.update(at(4));
    vi.advanceTimersByTime(10_000);
    expect(lines).toEqual([
      '… no operation is done yet, 10 s\n',
      '… 4 of 8 operations, 40 requests, 1 finding, 20 s\n',
    ]);
    progress.end();
    vi.advanceTimersByTime(60_000);
    expect(lines).toHaveLength(2);
  });

  test('is one line on a terminal, painted over, that tells speed and time left and is taken away', () => {
    const { lines, progress } = written({ terminal: true });
    vi.advanceTimersByTime(999);
    expect(lines).toEqual([]);
    vi.advanceTimersByTime(1_001);
    expect(lines).toHaveLength(2);
    vi.advanceTimersByTime(100);
    progress.update(at(4));
    progress.update(at(5));
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/^\r\u001b\[2K█{6}░{6} 4\/8 operations · 40 requests, 19\/s · 1 finding, 3 s left$/);
    expect([...(lines[2] ?? '').slice(5)].length).toBeLessThan(90);
    progress.end();
    expect(lines.at(-1)).toBe('\r\u001b[2K');
  });

  test.each([
    { terminal: true, quiet: true },
    { terminal: false, quiet: true },
  ])('is nothing when quiet', (world) => {
    const { lines, progress } = written(world);
    progress.update(at(4));
    vi.advanceTimersByTime(60_000);
    progress.end();
    expect(lines).toEqual([]);
  });
});
